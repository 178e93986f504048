/**
 * KEYS: state, open cart of the owner, all carts of the owner, order of changes, and those two of the former owner.
 * ARGV: document, version read, id, owner, status, whether it has lines, changed at, lives for (ms).
 */
const write = `
local function write()
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[8])
  if ARGV[4] ~= '' then
    redis.call('SADD', KEYS[3], ARGV[3])
    redis.call('PEXPIRE', KEYS[3], ARGV[8])
    if ARGV[5] == 'open' then redis.call('SET', KEYS[2], ARGV[3], 'PX', ARGV[8])
    elseif redis.call('GET', KEYS[2]) == ARGV[3] then redis.call('DEL', KEYS[2]) end
  end
  if ARGV[5] == 'open' and ARGV[6] == '1' then redis.call('ZADD', KEYS[4], ARGV[7], ARGV[3])
  else redis.call('ZREM', KEYS[4], ARGV[3]) end
end
-- The owner has an open cart that is not this one, and it still lives.
local function taken()
  local open = ARGV[4] ~= '' and ARGV[5] == 'open' and redis.call('GET', KEYS[2])
  return open and open ~= ARGV[3]
end
`

export const insertScript = `${write}
if redis.call('EXISTS', KEYS[1]) == 1 or taken() then return 0 end
write()
return 1`

export const replaceScript = `${write}
local before = redis.call('GET', KEYS[1])
if not before or cjson.decode(before).version ~= tonumber(ARGV[2]) or taken() then return 0 end
if KEYS[5] ~= KEYS[2] then
  if redis.call('GET', KEYS[5]) == ARGV[3] then redis.call('DEL', KEYS[5]) end
  redis.call('SREM', KEYS[6], ARGV[3])
end
write()
return 1`

export const removeScript = `
redis.call('DEL', KEYS[1])
if redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('DEL', KEYS[2]) end
redis.call('SREM', KEYS[3], ARGV[1])
redis.call('ZREM', KEYS[4], ARGV[1])
return 1`
