import type { Sample } from './sample.ts';

function kuma(states: readonly (number | null)[]) {
  const beats = (state: number | null) =>
    state === null
      ? []
      : [
          // Not in order on purpose: the newest decides.
          { status: state, time: '2026-03-10 11:59:00.100', msg: '', ping: state === 1 ? 20 : null },
          { status: state === 1 ? 0 : 1, time: '2026-03-10 11:58:00.100', msg: '', ping: 20 },
        ];
  return {
    heartbeatList: Object.fromEntries(states.map((state, index) => [`${index + 1}`, beats(state)])),
    uptimeList: {},
  };
}

const kumaConfig = {
  config: { slug: 'all', title: 'Example', published: true },
  incident: {
    id: 22,
    style: 'danger',
    title: 'Old note',
    content: 'Forgotten',
    pin: 1,
    createdDate: '2025-09-05 14:45:42',
    lastUpdatedDate: null,
  },
  publicGroupList: [
    {
      id: 5,
      name: 'Sites',
      monitorList: [
        { id: 1, name: 'Everything', type: 'group' },
        { id: 2, name: 'Web', type: 'http' },
        { id: 3, name: 'API', type: 'http' },
      ],
    },
  ],
  maintenanceList: [],
};

function gatus(states: readonly boolean[][]) {
  return states.map((results, index) => ({
    name: `Part ${index}`,
    group: 'core',
    key: `core_part-${index}`,
    results: results.map((success) => ({
      status: success ? 200 : 500,
      duration: 150_000_000,
      conditionResults: [{ condition: '[STATUS] == 200', success }],
      success,
      timestamp: '2026-03-10T11:59:00Z',
    })),
  }));
}

function upptime(states: readonly string[]) {
  return states.map((status, index) => ({
    name: `Part ${index}`,
    url: 'https://example.org',
    slug: `part-${index}`,
    status,
    uptime: '100.00%',
    time: 109,
    dailyMinutesDown: {},
  }));
}

function robot(classes: readonly string[]) {
  return {
    status: 'ok',
    psp: { perPage: 50, totalMonitors: classes.length },
    data: classes.map((statusClass, index) => ({
      monitorId: 100 + index,
      statusClass,
      name: `Part ${index}`,
      groupName: 'All',
    })),
  };
}

export const MONITORS: readonly Sample[] = [
  {
    format: 'uptime-kuma',
    what: 'two documents, a group and a forgotten note',
    health: 'partial_outage',
    documents: [kuma([0, 1, 0]), kumaConfig],
    vital: ['heartbeatList', 'heartbeatList.*'],
  },
  {
    format: 'uptime-kuma',
    what: 'all up, a forgotten note',
    health: 'operational',
    documents: [kuma([1, 1, 1]), kumaConfig],
    vital: ['heartbeatList', 'heartbeatList.*', ''],
  },
  {
    format: 'uptime-kuma',
    what: 'the documents the other way round',
    health: 'major_outage',
    documents: [kumaConfig, kuma([1, 0, 0])],
  },
  { format: 'uptime-kuma', what: 'no beats', health: 'unknown', documents: [kuma([null, null])] },
  { format: 'uptime-kuma', what: 'pending', health: 'unknown', documents: [kuma([2])] },
  { format: 'uptime-kuma', what: 'maintenance', health: 'maintenance', documents: [kuma([3, 1])] },
  {
    format: 'gatus',
    what: 'the last result is the newest',
    health: 'partial_outage',
    documents: [
      gatus([
        [true, false],
        [false, true],
        [true, true],
      ]),
    ],
    vital: ['*.results'],
  },
  {
    format: 'gatus',
    what: 'up',
    health: 'operational',
    documents: [gatus([[true], [false, true]])],
    vital: ['*.results', '*.results.*.success', '1.results.1.success'],
  },
  { format: 'gatus', what: 'no results yet', health: 'unknown', documents: [gatus([[]])] },
  {
    format: 'upptime',
    what: 'up',
    health: 'operational',
    documents: [upptime(['up', 'up'])],
    vital: ['*.status', '0.status', ''],
  },
  {
    format: 'upptime',
    what: 'one of four down',
    health: 'partial_outage',
    documents: [upptime(['up', 'down', 'up', 'up'])],
    vital: ['*.status'],
  },
  {
    format: 'uptimerobot',
    what: 'up',
    health: 'operational',
    documents: [robot(['success', 'success', 'success'])],
    vital: ['data', 'data.*.statusClass'],
  },
  {
    format: 'uptimerobot',
    what: 'all down',
    health: 'major_outage',
    documents: [robot(['danger', 'danger'])],
    vital: ['data', 'data.*.statusClass'],
  },
  { format: 'uptimerobot', what: 'paused', health: 'unknown', documents: [robot(['paused', 'black'])] },
];
