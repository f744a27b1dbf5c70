//! What is compiled and run, and compared with what is recorded.
pub mod alone;
pub mod blocks;
pub mod contracts;
pub mod elsewhere;
pub mod known;
pub mod measured;
pub mod outputs;
pub mod own_tests;
pub mod seals;
pub mod tries;
