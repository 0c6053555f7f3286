/** Line drawings for buttons, in a box of 24 by 24. They stand beside words, or the button has a label. */
const SIGNS = {
  refresh: 'M20 5v5h-5M4 19v-5h5M5.5 9.5a7 7 0 0 1 12-2.8L20 10M4 14l2.5 3.3a7 7 0 0 0 12-2.8',
  bell: 'M6 17V11a6 6 0 1 1 12 0v6l1.5 2h-15zM10 21.5h4',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.6-6 6.5-6s6.5 2.4 6.5 6M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.3c2.2.8 3.5 2.9 3.5 5.7',
  page: 'M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  mute: 'M4 4l16 16M8.5 5.8A6 6 0 0 1 18 11v4M18.5 19h-14L6 17v-6a6 6 0 0 1 .4-2.2M10 21.5h4',
  board: 'M4 4h7v7H4zM13 4h7v4h-7zM13 11h7v9h-7zM4 14h7v6H4z',
  gear: 'M12 15.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM19.4 13.5l2 1.5-2 3.5-2.4-.9-2.6 1.5-.4 2.4h-4l-.4-2.4L7 17.6l-2.4.9-2-3.5 2-1.5v-3l-2-1.5 2-3.5 2.4.9 2.6-1.5.4-2.4h4l.4 2.4L17 6.4l2.4-.9 2 3.5-2 1.5z',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20',
  back: 'M14 6l-6 6 6 6',
  plus: 'M12 5v14M5 12h14',
  tick: 'M5 12.5l4.5 4.5L19 7.5',
} as const;

export type SignName = keyof typeof SIGNS;

export function Sign({ name, size = 18 }: { name: SignName; size?: number }) {
  return (
    <svg
      class={name === 'back' ? 'flip' : undefined}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width="1.9"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={SIGNS[name]} />
    </svg>
  );
}
