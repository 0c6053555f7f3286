import { shortName } from '../../components/base/names.ts';
import type { Words } from '../../components/base/words.tsx';
import type { Shelf } from '../../components/welcome/picker.tsx';
import { CATEGORIES } from '../../utils/catalog/categories.ts';
import { STARTER } from '../../utils/catalog/starter.ts';
import type { Catalog, Service } from '../../utils/catalog/types.ts';

/** The catalogue as shelves to pick from: the most used services first, then every category that has any. */
export function shelvesOf(catalog: Catalog, { t, locale }: Words): Shelf[] {
  const compare = new Intl.Collator(locale).compare;
  const offer = ({ id, name }: Service) => ({ id, name: shortName(name) });
  const popular = STARTER.flatMap((id) => {
    const service = catalog.services.get(id);
    return service ? [offer(service)] : [];
  });
  const byCategory = Map.groupBy(catalog.services.values(), ({ category }) => category);
  const categories = CATEGORIES.flatMap((category): Shelf[] => {
    const services = (byCategory.get(category) ?? []).map(offer).sort((a, b) => compare(a.name, b.name));
    return services.length === 0
      ? []
      : [{ key: category, title: t(`welcome.category.${category}`), services }];
  });
  return [{ key: 'popular', title: t('welcome.popular'), services: popular }, ...categories];
}
