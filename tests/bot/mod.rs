mod answers;
mod buttons;
mod conversations;
mod durability;
mod failures;
mod life;
mod pictures;
mod review;
mod study;

/// A question that the built-in knowledge answers, and what the answer holds.
const QUESTION: &str = "When was the Battle of Khalkhin Gol?";
const ANSWER: &str = "1939";

/// A question about the topic that the article doesn't answer.
const UNANSWERED: &str = "Who was Richard Sorge's wife?";
