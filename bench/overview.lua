-- The overview of 28 days, always in the same words, for wrk: what a wall of dashboards asks.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer bench-platform-key"
wrk.body = '{"organizationId":"org_bench","timeRange":{"start":"' .. os.getenv("BENCH_START")
  .. '","end":"' .. os.getenv("BENCH_END")
  .. '"},"metrics":["calls","leads","revenue","campaigns"],"comparison":["previous_period"]}'
