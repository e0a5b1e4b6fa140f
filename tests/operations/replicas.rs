//! Several processes of one bot.

use super::{QUESTION, answers_to, check_no_secret, client, free_address, wait_until, webhook_bot};
use crate::support::bot_api::BotApi;
use crate::support::postgres;
use crate::support::process::Bot;
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection, Executor};
use tokio::runtime::Runtime;

#[test]
fn a_second_process_with_the_same_file_stands_by_and_takes_over() {
    let api = BotApi::start();
    let mut first = Bot::start(&api);
    api.answer_to(api.says(5, QUESTION));
    let second = Bot::start(&api);
    second.wait_for_output("standing by to take over");
    api.answer_to(api.says(5, QUESTION));
    first.signal("KILL");
    first.wait();
    let asked = api.says(5, QUESTION);
    api.answer_to(asked);
    second.wait_for_output("listening as");
    assert_eq!(second.stop().code, Some(0));
    assert_eq!(answers_to(&api, asked), 1);
}

#[test]
fn of_two_processes_with_one_postgres_either_may_be_killed() {
    let Some(server) = postgres::server() else { return };
    let database = Runtime::new().expect("a runtime").block_on(postgres::new_database(&server));
    let (api, addresses) = (BotApi::start(), [free_address(), free_address()]);
    let mut bots = addresses.map(|address| webhook_bot(&api, address, &database));
    api.deliver_to(&addresses);
    let ask = || (20..40).map(|user| api.says(user, QUESTION)).collect::<Vec<_>>();
    let mut asked = ask();
    for (number, address) in addresses.into_iter().enumerate() {
        asked.extend(ask());
        bots[number].signal("KILL");
        asked.extend(ask());
        for message in &asked {
            api.answer_to(*message);
        }
        bots[number] = webhook_bot(&api, address, &database);
    }
    let tally = api.tally();
    assert!(tally.unanswered == 0 && tally.doubled <= 2 * 64, "{tally:?}");
    for bot in bots {
        let ended = bot.stop();
        assert_eq!(ended.code, Some(0));
        check_no_secret(&ended.output);
    }
}

#[test]
fn a_postgres_that_goes_away_and_comes_back_is_waited_out() {
    let Some(server) = postgres::server() else { return };
    let runtime = Runtime::new().expect("a runtime");
    let database = runtime.block_on(postgres::new_database(&server));
    let name = database.rsplit('/').next().expect("a name");
    let order = |sql: String| {
        runtime.block_on(async {
            let mut connection = PgConnection::connect(&server).await.expect("the server answers");
            connection.execute(AssertSqlSafe(sql)).await.expect("done");
        });
    };
    let (api, address) = (BotApi::start(), free_address());
    let more = [("FOOTNOTE_DATABASE_URL", &*database), ("FOOTNOTE_HTTP_LISTEN", &*address.to_string())];
    let bot = Bot::start_with(&api, &more);
    let ready = |expected| client::get(address, "/readyz").is_ok_and(|(status, _)| status == expected);
    api.answer_to(api.says(5, QUESTION));
    assert!(ready(200));
    let end = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    order(format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false"));
    order(end.clone());
    let asked = api.says(5, QUESTION);
    wait_until("not ready", || ready(503));
    assert_eq!((api.unconfirmed(), answers_to(&api, asked)), (1, 0));
    order(format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true"));
    api.answer_to(asked);
    wait_until("ready", || ready(200));
    // Connections that break are made again without further ado.
    order(end);
    api.answer_to(api.says(6, QUESTION));
    assert_eq!(bot.stop().code, Some(0));
    assert_eq!(answers_to(&api, asked), 1);
}
