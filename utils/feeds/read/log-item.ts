/** One entry of an RSS 2.0, RSS 1.0, Atom or JSON feed. */
export type LogItem = {
  /** Equal for entries about the same incident. */
  id: string;
  title: string;
  /** HTML as it came: only `htmlToText` may read it. */
  body: string;
  url: string | null;
  publishedAt: number | null;
  /** Newest time the entry gives. */
  updatedAt: number | null;
  categories: string[];
  /** Where the software says so itself, in whatever language (cState): true for an end, true for none. */
  ended?: boolean;
  open?: boolean;
};
