-- In an account that takes the place of another nobody is a customer.
grant delete on membership_customer to ${appRole};
