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
];
