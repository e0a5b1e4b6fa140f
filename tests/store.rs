//! What must last, on SQLite and, where `FOOTNOTE_TEST_POSTGRES` names a server, on Postgres: the same tests.

#[path = "support/postgres.rs"]
mod postgres;

mod store {
    mod faults;
    mod inbox;
    mod notes;
    mod places;
    mod seat;
}
