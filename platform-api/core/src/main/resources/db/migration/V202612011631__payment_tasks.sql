-- What is to come for the threads that wait for the payment provider; as scheduled_tasks is for the common ones.
create table scheduled_payment_tasks (like scheduled_tasks including all);
grant select, insert, update, delete on scheduled_payment_tasks to ${appRole};
