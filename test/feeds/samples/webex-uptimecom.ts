import type { Sample } from './sample.ts';

const PARTS = [
  { componentId: 'm1', componentName: 'Sign in', status: 'operational', deleted: false, components: [] },
];
const webex = (status: string, unResolvedIncidents: object[] = [], parts: object[] = PARTS) => ({
  serviceName: 'Webex',
  components: [
    {
      componentId: 'm',
      componentName: 'Webex Meetings',
      isGroup: 'Y',
      status,
      deleted: false,
      components: parts,
    },
  ],
  unResolvedIncidents,
  incidents: null,
});
const part = (status: string, deleted = false) => [{ ...PARTS[0], status, deleted }];
const matter = (fields: object) => ({
  incidentId: 'i1',
  incidentName: 'Trouble with joining',
  incidentType: 'INCIDENT',
  status: 'investigating',
  impact: 'major',
  createTime: '2026-03-10T11:00:00Z',
  lastModifiedTime: '2026-03-10T11:30:00Z',
  deleted: false,
  messages: [{ message: 'We are <b>looking</b>.', createTime: '2026-03-10T11:30:00Z' }],
  allAffectedComponentSet: ['m1'],
  ...fields,
});
const work = {
  incidentType: 'MAINTENANCE',
  impact: 'maintenance',
  status: 'in_progress',
  startTime: '2026-03-10T11:00:00Z',
};

const uptimecom = (status: string, fields: object = {}) => ({
  error: null,
  fields: {},
  data: {
    name: 'A page',
    global_is_operational: status === 'operational',
    has_components_under_maintenance_state: status === 'under-maintenance',
    components: [
      {
        id: 2,
        name: 'Checks',
        is_group: true,
        status: 'operational',
        subcomponents: [{ id: 3, name: 'Vienna', is_group: false, status }],
      },
    ],
    active_incidents: [],
    upcoming_maintenance: [],
    ...fields,
  },
});
const event = (fields: object) => ({
  id: 9,
  name: 'Delayed checks',
  incident_type: 'INCIDENT',
  starts_at: '2026-03-10T11:00:00Z',
  ends_at: null,
  affected_components: [{ id: 3, name: 'Vienna', status: 'partial-outage' }],
  updates: [{ id: 1, updated_at: '2026-03-10T11:30:00Z', incident_state: 'investigating' }],
  ...fields,
});
const window = { incident_type: 'SCHEDULED_MAINTENANCE', updates: [] };

/** Webex, and pages of Uptime.com. */
export const WEBEX_UPTIMECOM: readonly Sample[] = [
  {
    format: 'webex',
    what: 'well',
    health: 'operational',
    documents: [webex('operational')],
    vital: ['components', 'components.*.status', ''],
  },
  {
    format: 'webex',
    what: 'a part is out',
    health: 'major_outage',
    documents: [webex('operational', [], part('major_outage'))],
  },
  {
    format: 'webex',
    what: 'a part that was removed',
    health: 'operational',
    documents: [webex('operational', [], part('major_outage', true))],
  },
  {
    format: 'webex',
    what: 'a product is out',
    health: 'partial_outage',
    documents: [webex('partial_outage')],
  },
  {
    format: 'webex',
    what: 'an incident that no component shows',
    health: 'degraded',
    documents: [webex('operational', [matter({})])],
  },
  {
    format: 'webex',
    what: 'a resolved incident',
    health: 'operational',
    documents: [webex('operational', [matter({ status: 'resolved' })])],
  },
  { format: 'webex', what: 'work', health: 'maintenance', documents: [webex('operational', [matter(work)])] },
  {
    format: 'webex',
    what: 'work whose end has passed',
    health: 'operational',
    documents: [webex('operational', [matter({ ...work, endTime: '2026-03-10T11:45:00Z' })])],
  },
  {
    format: 'webex',
    what: 'planned work',
    health: 'operational',
    documents: [webex('operational', [matter({ ...work, status: 'scheduled' })])],
  },
  {
    format: 'uptimecom',
    what: 'well',
    health: 'operational',
    documents: [uptimecom('operational')],
    vital: ['data.components', 'data.components.*.status', 'data', ''],
  },
  {
    format: 'uptimecom',
    what: 'a part is out',
    health: 'major_outage',
    documents: [uptimecom('major-outage')],
  },
  { format: 'uptimecom', what: 'slow', health: 'degraded', documents: [uptimecom('degraded-performance')] },
  {
    format: 'uptimecom',
    what: 'a part is worked on',
    health: 'maintenance',
    documents: [uptimecom('under-maintenance')],
  },
  {
    format: 'uptimecom',
    what: 'only the page itself says that something is wrong',
    health: 'degraded',
    documents: [uptimecom('operational', { global_is_operational: false })],
  },
  {
    format: 'uptimecom',
    what: 'no components, all is well',
    health: 'operational',
    documents: [uptimecom('operational', { components: [] })],
    vital: ['data.global_is_operational'],
  },
  {
    format: 'uptimecom',
    what: 'an incident that no component shows',
    health: 'degraded',
    documents: [uptimecom('operational', { active_incidents: [event({})] })],
  },
  {
    format: 'uptimecom',
    what: 'an incident that its newest update closes',
    health: 'operational',
    documents: [
      uptimecom('operational', { active_incidents: [event({ latest_update_incident_state: 'resolved' })] }),
    ],
  },
  {
    format: 'uptimecom',
    what: 'running work among what is active',
    health: 'maintenance',
    documents: [uptimecom('operational', { active_incidents: [event(window)] })],
  },
  {
    format: 'uptimecom',
    what: 'work ahead',
    health: 'operational',
    documents: [
      uptimecom('operational', {
        upcoming_maintenance: [event({ ...window, starts_at: '2026-03-11T11:00:00Z' })],
      }),
    ],
  },
];
