import { PanelRest } from '../../components/panel/panel-rest.tsx';
import { createActions } from './do.ts';
import { readServices } from './services.ts';

/** What can wait until the answer is painted: what stands under it, and what the buttons do. */
export const later = { PanelRest, createActions, readServices };
export type Later = typeof later;
