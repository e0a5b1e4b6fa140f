//! Questions as JSON lines, one reply a line.

use super::*;

const BATCH: [&str; 2] = ["ask", "--batch"];

#[test]
fn replies_in_order_and_echoes_ids_as_given() {
    let input = format!(
        "{{\"id\": \"q1\", \"question\": {ANSWERABLE:?}}}\n\n\r\n\
         {{\"question\": {UNANSWERABLE:?}, \"id\": 1.50}}\r\n\
         {{\"question\": \"\", \"id\": \"\\u0041\"}}"
    );
    let run = Program::new().feed(&BATCH, input.as_bytes()).exits_with(0);
    assert_eq!(run.stderr, "");
    let lines: Vec<_> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with(r#"{"id":"q1","question":"#), "{}", lines[0]);
    assert!(lines[1].starts_with(r#"{"id":1.50,"#), "{}", lines[1]);
    assert!(lines[2].starts_with(r#"{"id":"\u0041","#), "{}", lines[2]);
    let replies = run.lines();
    assert_eq!(replies[0]["status"], "answered");
    assert_ne!(replies[1]["status"], "answered");
    assert_ne!(replies[2]["status"], "answered");
}

#[test]
fn a_bad_line_gets_an_error_and_the_rest_goes_on() {
    let good = format!("{{\"id\": \"good\", \"question\": {ANSWERABLE:?}}}\n");
    let bad: [(&[u8], Value); 9] = [
        (b"nonsense", Value::Null),
        (b"{\"id\": \"cut", Value::Null),
        (b"[1, 2]", Value::Null),
        (b"{\"id\": \"\xff\", \"question\": \"Q?\"}", Value::Null),
        (b"{\"id\": 3}", json!(3)),
        (b"{\"id\": \"a\", \"question\": 5}", json!("a")),
        (b"{\"id\": \"b\", \"question\": null}", json!("b")),
        (b"{\"id\": \"c\", \"question\": \"Q?\", \"chat\": {}}", json!("c")),
        (b"{\"id\": [], \"question\": \"Q?\"}", Value::Null),
    ];
    let mut input = good.clone().into_bytes();
    for (line, _) in &bad {
        input.extend_from_slice(line);
        input.push(b'\n');
        input.extend_from_slice(good.as_bytes());
    }
    let run = Program::new().feed(&BATCH, &input).exits_with(1);
    let replies = run.lines();
    assert_eq!(replies.len(), 2 * bad.len() + 1);
    for (index, (line, id)) in bad.iter().enumerate() {
        let (reply, next) = (&replies[2 * index + 1], &replies[2 * index + 2]);
        let line = String::from_utf8_lossy(line);
        assert_eq!(reply["id"], *id, "{line}");
        assert!(reply["error"].as_str().is_some_and(|error| !error.is_empty()), "{line}: {reply}");
        assert_eq!(reply.as_object().map(|fields| fields.len()), Some(2), "{line}: {reply}");
        assert_eq!((&next["id"], &next["status"]), (&json!("good"), &json!("answered")), "after {line}");
    }
}

#[test]
fn a_line_without_end_is_skipped_up_to_the_next() {
    let mut input = b"{\"id\": \"long\", \"question\": \"".to_vec();
    input.resize(3 << 20, b'x');
    input.extend_from_slice(format!("\"}}\n{{\"id\": 2, \"question\": {ANSWERABLE:?}}}\n").as_bytes());
    let replies = Program::new().feed(&BATCH, &input).exits_with(1).lines();
    assert_eq!(replies.len(), 2);
    assert!(replies[0]["error"].is_string());
    assert_eq!(replies[1]["status"], "answered");
}

#[test]
fn a_question_of_100_000_characters_gets_a_reply() {
    let line = json!({"id": 1, "question": "xyzzy ".repeat(100_000 / 6)});
    let replies = Program::new().feed(&BATCH, line.to_string().as_bytes()).exits_with(0).lines();
    assert_eq!((replies.len(), &replies[0]["id"]), (1, &json!(1)));
    assert_ne!(replies[0]["status"], "answered");
}

#[test]
fn lines_of_one_chat_are_a_conversation_and_others_are_not() {
    let line = |chat: Value, question: &str| format!("{}\n", json!({"chat": chat, "question": question}));
    let input = [
        line(json!("c1"), ANSWERABLE),
        line(json!("c2"), "Where was it?"),
        line(Value::Null, "Where was it?"),
        line(json!("c1"), "Where was it?"),
    ];
    let replies = Program::new().feed(&BATCH, input.concat().as_bytes()).exits_with(0).lines();
    let answered: Vec<_> = replies.iter().map(|reply| reply["status"] == "answered").collect();
    assert_eq!(answered, [true, false, false, true]);
}

#[test]
fn a_reply_comes_before_the_next_question_is_asked() {
    let program = Program::new();
    let mut child = program.command(&BATCH).stdin(Stdio::piped()).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut replies = BufReader::new(child.stdout.take().expect("a pipe"));
    for id in 1..=3 {
        writeln!(stdin, "{}", json!({"id": id, "question": ANSWERABLE})).expect("a question is taken");
        let mut reply = String::new();
        replies.read_line(&mut reply).expect("a reply comes");
        let reply: Value = serde_json::from_str(&reply).expect("a line of JSON");
        assert_eq!(reply["id"], id);
    }
    drop(stdin);
    assert_eq!(child.wait().expect("the program ends").code(), Some(0));
}

#[test]
fn the_same_in_gives_the_same_out() {
    let input = format!("{}\n{}\n", json!({"question": ANSWERABLE}), json!({"question": UNANSWERABLE}));
    let run = || Program::new().feed(&BATCH, input.as_bytes()).stdout;
    assert_eq!(run(), run());
}
