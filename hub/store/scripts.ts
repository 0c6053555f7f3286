/**
 * Counts one report, all or nothing, on keys of one service (one hash slot).
 * KEYS: keys of that day, reporters of the half-hour of arrival, reporters of the half-hour reported (the
 * same key when it is the same half-hour), counts of that day, symptoms of that day, people of the half-hour.
 * ARGV: idempotency key or '', reporter, field of the count, field of the symptom, then how long (seconds)
 * keys, reporters, counts and symptoms are kept.
 */
export const COUNT = `
if ARGV[1] ~= '' then
  if redis.call('SADD', KEYS[1], ARGV[1]) == 0 then return 'repeated' end
  redis.call('EXPIRE', KEYS[1], ARGV[5])
end
local arrival = redis.call('SADD', KEYS[2], ARGV[2])
local reported = KEYS[3] == KEYS[2] and 1 or redis.call('SADD', KEYS[3], ARGV[2])
redis.call('EXPIRE', KEYS[2], ARGV[6])
redis.call('EXPIRE', KEYS[3], ARGV[6])
if arrival == 0 or reported == 0 then return 'known' end
redis.call('HINCRBY', KEYS[4], ARGV[3], 1)
redis.call('EXPIRE', KEYS[4], ARGV[7])
redis.call('HINCRBY', KEYS[5], ARGV[4], 1)
redis.call('EXPIRE', KEYS[5], ARGV[8])
redis.call('PFADD', KEYS[6], ARGV[2])
redis.call('EXPIRE', KEYS[6], ARGV[6])
return 'counted'
`;

/**
 * Takes a turn of a sender and of its network, on keys of that network.
 * KEYS: counter of each. ARGV: limit of each, then the period of each in seconds.
 */
export const TURN = `
local allowed = 1
for i = 1, #KEYS do
  local used = redis.call('INCR', KEYS[i])
  if used == 1 then redis.call('EXPIRE', KEYS[i], ARGV[#KEYS + i]) end
  if used > tonumber(ARGV[i]) then allowed = 0 end
end
return allowed
`;

/** Takes or keeps the lead of a task. KEYS: the task. ARGV: this process, and for how many ms. */
export const LEAD = `
local leader = redis.call('GET', KEYS[1])
if leader and leader ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`;
