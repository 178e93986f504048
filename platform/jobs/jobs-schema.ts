/**
 * Services may call `jobs.enqueue` and nothing else: it runs with the rights of the queue's role, and only for jobs
 * whose name begins with the calling service's. `jobs.clock` is 0 except where a test stands in another time; there
 * a job without a time is due at every time.
 */
export const jobsSchema = `
create table if not exists jobs.enqueuers (role name primary key, service text not null);
create table if not exists jobs.clock (single boolean primary key default true check (single), shift interval not null);
insert into jobs.clock (shift) values ('0') on conflict do nothing;

create or replace function jobs.enqueue(p_job text, p_payload json, p_run_at timestamptz, p_key text, p_attempts integer)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from jobs.enqueuers where role = session_user and starts_with(p_job, service || '.')) then
    raise exception '% may not enqueue %', session_user, p_job using errcode = '42501',
      hint = 'A job is enqueued by the service whose name it begins with; migrateJobs registers the services.';
  end if;
  perform graphile_worker.add_job(
    p_job, p_payload,
    run_at => (select case when p_run_at is null and shift <> '0' then '-infinity' else p_run_at + shift end from jobs.clock),
    max_attempts => p_attempts::smallint,
    job_key => p_job || ':' || p_key);
end $$;
revoke all on function jobs.enqueue from public`
