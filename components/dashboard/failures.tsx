import { useWords } from '../base/words.tsx';
import type { FailureView } from './types.ts';

/** What failed in this browser in the last minutes. Nothing older is kept, and nothing of it is sent. */
export function Failures({ failures }: { failures: readonly FailureView[] }) {
  const { t, moment } = useWords();
  if (failures.length === 0) return <p class="hint">{t('dashboard.failures.none')}</p>;
  return (
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('dashboard.plot.time')}</th>
            <th scope="col">{t('dashboard.failures.site')}</th>
            <th scope="col">{t('dashboard.failures.what')}</th>
            <th scope="col">{t('dashboard.failures.code')}</th>
          </tr>
        </thead>
        <tbody>
          {failures.map(({ at, host, name, phase, code }) => (
            <tr key={`${at}-${host}-${code}`}>
              <td>{moment(at)}</td>
              <td>
                <bdi>{name ?? host}</bdi>
              </td>
              <td>{t(`dashboard.phase.${phase}`)}</td>
              <td>
                <code dir="ltr">{code}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
