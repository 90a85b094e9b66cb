//! Mails as their readers meet them: what they say, and what becomes of them when the mail server has a bad day.

mod cases;
mod delivery;
mod mailbox;
mod returns;
mod rewards;
mod said;
mod smtp;
mod withdrawals;
