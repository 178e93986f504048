--! phase: expand
-- PostgreSQL reads a check from its text again in every statement that writes a row: what is one rule is one check, and a
-- list of words one value. No row is looked at again: each has been held to the same until now.
alter table stock_levels
  drop constraint on_hand_not_negative,
  drop constraint stock_levels_reserved_check,
  drop constraint stock_levels_allocated_check,
  add constraint never_negative check (least(on_hand, reserved, allocated) >= 0) not valid;
alter table reservations
  drop constraint reservations_status_check,
  add constraint status_is_known check (status = any ('{held,committed,released,expired}')) not valid;
alter table reservation_lines
  drop constraint reservation_lines_quantity_check,
  drop constraint reservation_lines_check,
  add constraint no_more_than_all check (least(quantity - 1, shipped, quantity - shipped) >= 0) not valid;
