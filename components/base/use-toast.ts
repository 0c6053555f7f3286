import { useEffect, useState } from 'preact/hooks';

/** Long enough to read a sentence twice, ms. */
const STAYS = 7000;

/** A sentence that goes away by itself, so that it does not cover what is under it for good. */
export function useToast(): [sentence: string, say: (sentence: string) => void] {
  const [said, say] = useState('');
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => say(''), STAYS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, say];
}
