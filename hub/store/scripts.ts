/**
 * Counts reports, each all or nothing, on keys of one service (one hash slot). The reports share the day and
 * the half-hours that the keys name.
 * KEYS: idempotency keys of the day of arrival, reporters of the half-hour of arrival, reporters of the
 * half-hour reported (the same key when it is the same half-hour), counts of the day, symptoms of the day,
 * people; idempotency keys of the two days before.
 * ARGV: how long (seconds) keys, reporters, counts and symptoms are kept; then for each report its
 * idempotency key or '', its reporter, the field of its count and the field of its symptom.
 * Gives back an outcome for each report.
 */
export const COUNT = `
local outcomes = {}
for i = 5, #ARGV, 4 do
  local outcome = 'counted'
  local isRepeated = ARGV[i] ~= '' and (redis.call('SISMEMBER', KEYS[7], ARGV[i]) == 1
    or redis.call('SISMEMBER', KEYS[8], ARGV[i]) == 1 or redis.call('SADD', KEYS[1], ARGV[i]) == 0)
  if isRepeated then
    outcome = 'repeated'
  else
    local arrival = redis.call('SADD', KEYS[2], ARGV[i + 1])
    local reported = KEYS[3] == KEYS[2] and 1 or redis.call('SADD', KEYS[3], ARGV[i + 1])
    if arrival == 0 or reported == 0 then
      outcome = 'known'
    else
      redis.call('HINCRBY', KEYS[4], ARGV[i + 2], 1)
      redis.call('HINCRBY', KEYS[5], ARGV[i + 3], 1)
      redis.call('PFADD', KEYS[6], ARGV[i + 1])
    end
  end
  outcomes[#outcomes + 1] = outcome
end
local keep = { ARGV[1], ARGV[2], ARGV[2], ARGV[3], ARGV[4], ARGV[2] }
for i = 1, 6 do redis.call('EXPIRE', KEYS[i], keep[i]) end
return outcomes
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
