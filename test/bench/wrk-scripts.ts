const id = `local function id(kind, n) return string.format("%s-0000-7000-8000-%012x", kind, n) end
math.randomseed(7)
`
const cookie = 'wrk.headers["Cookie"] = "rung-session=trainee-" .. n'

/** What wrk asks: each request as another trainee, so that no one row stays warm. */
export const wrkScripts = (trainees: number) => ({
  home: `${id}
request = function()
  local n = math.random(${trainees})
  ${cookie}
  return wrk.format("GET", "/api/v1/trainees/" .. id("00000009", n) .. "/home")
end`,
  /** Each trainee once, in turn: nobody's home has been worked out yet today. */
  homeAnew: `${id}
local n = 0
request = function()
  n = n % ${trainees} + 1
  ${cookie}
  return wrk.format("GET", "/api/v1/trainees/" .. id("00000009", n) .. "/home")
end`,
  log: `${id}
request = function()
  local n = math.random(${trainees})
  ${cookie}
  return wrk.format("GET", "/api/v1/trainees/" .. id("00000009", n) .. "/off-the-job/entries?limit=20")
end`,
  entry: `${id}
wrk.headers["Content-Type"] = "application/json"
local function key() return string.format("%08x-%04x-4%03x-8%03x-%06x%06x", math.random(0, 2^31), math.random(0, 65535), math.random(0, 4095), math.random(0, 4095), math.random(0, 2^24 - 1), math.random(0, 2^24 - 1)) end
math.randomseed(os.time())
request = function()
  local n = math.random(${trainees})
  ${cookie}
  wrk.headers["Idempotency-Key"] = key()
  local day = os.date("!%Y-%m-%d", os.time() - 86400 * math.random(1, 200))
  local body = '{"learnedOn":"' .. day .. '","category":"shadowing","activity":"Shadowed the crisis team","learned":"How a first assessment is carried out on a home visit.","minutes":5,"startsAt":null,"endsAt":null,"moduleCode":"MU101","ksbs":["K1"],"paid":"paid-hours","lieuOn":null,"submit":true}'
  return wrk.format("POST", "/api/v1/trainees/" .. id("00000009", n) .. "/off-the-job/entries", nil, body)
end`,
})
