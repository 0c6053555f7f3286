import type { Sample } from './sample.ts';

const game = (status: string) => [
  {
    'AppID ': 'a1',
    MDM: '1',
    SpaceID: 's1',
    Name: 'Game - PC',
    Platform: 'PC',
    Status: status,
    ImpactedFeatures: [],
  },
];
const region = (incidents: object[], maintenances: object[] = []) => ({
  id: 'XX1',
  name: 'Somewhere',
  locales: ['en_GB'],
  maintenances,
  incidents,
});
const trouble = (incident_severity: string) => ({
  id: 7,
  created_at: '2026-03-09T10:00:00.1+00:00',
  updated_at: null,
  archive_at: null,
  titles: [
    { locale: 'de_DE', content: 'Anmeldung gestört' },
    { locale: 'en_US', content: 'Login trouble' },
  ],
  incident_severity,
  maintenance_status: null,
  updates: [],
});

const note = (fields: object) => ({
  platform: ['Nintendo Switch'],
  software_title: 'A game <br /> and another',
  message: 'Some of it may not be available.',
  event_status: '1',
  services: ['Online play'],
  ...fields,
});
const netinfo = (operational_statuses: object[], temporary_maintenances: object[] = []) => ({
  categories: [{ name: 'Nintendo Switch' }],
  operational_statuses,
  temporary_maintenances,
});
/** The sample's hour, 12:00 UTC, is five in the morning on the Pacific coast: summer time began two days before. */
const running = { begin: 'Tuesday, March 10, 2026  4 :30 AM', end: 'Tuesday, March 10, 2026  5 :30 AM' };
const past = { begin: 'Tuesday, March 10, 2026  3 :30 AM', end: 'Tuesday, March 10, 2026  4 :30 AM' };
const ahead = { begin: 'Tuesday, March 10, 2026  5 :30 AM', end: 'Tuesday, March 10, 2026  6 :30 AM' };

/** Status services of makers of games. */
export const GAMES: readonly Sample[] = [
  {
    format: 'ubisoft',
    what: 'online',
    health: 'operational',
    documents: [game('Online')],
    vital: ['*.Status', ''],
  },
  { format: 'ubisoft', what: 'degraded', health: 'degraded', documents: [game('Degraded')] },
  { format: 'ubisoft', what: 'interrupted', health: 'major_outage', documents: [game('Interrupted')] },
  {
    format: 'riot',
    what: 'nothing listed',
    health: 'operational',
    documents: [region([])],
    vital: ['incidents', 'maintenances', ''],
  },
  { format: 'riot', what: 'a remark', health: 'degraded', documents: [region([trouble('info')])] },
  { format: 'riot', what: 'critical', health: 'major_outage', documents: [region([trouble('critical')])] },
  {
    format: 'riot',
    what: 'work that is complete',
    health: 'operational',
    documents: [region([], [{ ...trouble(''), maintenance_status: 'complete' }])],
  },
  {
    format: 'nintendo',
    what: 'nothing listed',
    health: 'operational',
    documents: [netinfo([])],
    vital: ['operational_statuses', 'temporary_maintenances', ''],
  },
  { format: 'nintendo', what: 'trouble', health: 'partial_outage', documents: [netinfo([note(running)])] },
  {
    format: 'nintendo',
    what: 'trouble without an end',
    health: 'partial_outage',
    documents: [netinfo([note({})])],
  },
  {
    format: 'nintendo',
    what: 'trouble that is over',
    health: 'operational',
    documents: [netinfo([note(past)])],
  },
  {
    format: 'nintendo',
    what: 'trouble that is marked as over',
    health: 'operational',
    documents: [netinfo([note({ ...running, event_status: '3' })])],
  },
  {
    format: 'nintendo',
    what: 'times in another language, the note goes away in an hour',
    health: 'operational',
    documents: [
      netinfo([note({ end: 'Montag, 9. März 2026,  6:00 Uhr', utc_del_time: '2026-03-10 13:00:00' })]),
    ],
  },
  {
    format: 'nintendo',
    what: 'times in another language, the end lies ahead',
    health: 'partial_outage',
    documents: [
      netinfo([note({ end: 'Dienstag, 10. März 2026,  6:00 Uhr', utc_del_time: '2026-03-11 13:00:00' })]),
    ],
  },
  { format: 'nintendo', what: 'work', health: 'maintenance', documents: [netinfo([], [note(running)])] },
  { format: 'nintendo', what: 'work ahead', health: 'operational', documents: [netinfo([], [note(ahead)])] },
  {
    format: 'nintendo',
    what: 'work that is over',
    health: 'operational',
    documents: [netinfo([], [note(past)])],
  },
];
