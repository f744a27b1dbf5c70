//! The WebDriver protocol, as far as the checks need it: each command is one
//! request with parameters in JSON, and its answer is JSON, too.
//! <https://www.w3.org/TR/webdriver2/>
//!
//! A crate for all of the protocol brings a runtime, calendars and tables of
//! Unicode: fifty crates to compile before a check can run.

use std::io::Read;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use ureq::Agent;
use ureq::http::Response;

/// A key that no letter stands for, as the protocol writes it
/// (<https://www.w3.org/TR/webdriver2/#keyboard-actions>).
#[derive(Clone, Copy)]
pub enum Key {
    Tab = 0xE004,
    Enter = 0xE007,
    Escape = 0xE00C,
    Right = 0xE014,
    Down = 0xE015,
}

impl From<Key> for char {
    fn from(key: Key) -> char {
        char::from_u32(key as u32).expect("it is in the private use area")
    }
}

/// A session of a driver.
pub struct Client {
    agent: Agent,
    /// The address of the session.
    session: String,
}

impl Client {
    /// Opens a session at the address `driver`. No answer may take longer than
    /// `limit`.
    ///
    /// # Errors
    ///
    /// What the driver says, or that it says nothing; so it is of every command.
    pub fn open(driver: &str, capabilities: &Value, limit: Duration) -> Result<Self> {
        let config = Agent::config_builder()
            .timeout_global(Some(limit))
            // The driver says in the body of its answer why it refuses.
            .http_status_as_error(false)
            .proxy(None)
            // A driver may close a connection of which nothing is heard.
            .max_idle_connections(0)
            .build();
        let agent = config.new_agent();
        let parameters = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let opened = post(&agent, &format!("{driver}/session"), &parameters)?;
        let id = opened["sessionId"].as_str();
        let id = id.context("chromedriver names no session")?;
        Ok(Client {
            session: format!("{driver}/session/{id}"),
            agent,
        })
    }

    /// Gives a command, and returns its value.
    pub fn post(&self, command: &str, parameters: &Value) -> Result<Value> {
        let address = format!("{}/{command}", self.session);
        post(&self.agent, &address, parameters)
    }

    /// Asks for a value.
    pub fn get(&self, command: &str) -> Result<Value> {
        let address = format!("{}/{command}", self.session);
        value(&self.agent, self.agent.get(address).call())
    }

    /// Ends the session, which may take as long as `limit`.
    pub fn close(&self, limit: Duration) -> Result<()> {
        let request = self.agent.delete(&self.session).config();
        let request = request.timeout_global(Some(limit)).build();
        value(&self.agent, request.call()).map(drop)
    }
}

fn post(agent: &Agent, address: &str, parameters: &Value) -> Result<Value> {
    let request = agent
        .post(address)
        .content_type("application/json; charset=utf-8");
    value(agent, request.send(parameters.to_string()))
}

/// The value in an answer.
fn value(agent: &Agent, answer: Result<Response<ureq::Body>, ureq::Error>) -> Result<Value> {
    let body = answer.and_then(|answer| {
        let (head, body) = answer.into_parts();
        // It may be as long as a page is.
        let mut body = body.into_with_config().limit(u64::MAX).reader();
        let mut bytes = Vec::new();
        body.read_to_end(&mut bytes)?;
        Ok((head.status, bytes))
    });
    let (status, body) = match body {
        Err(ureq::Error::Timeout(_)) => {
            let limit = agent.config().timeouts().global.unwrap_or_default();
            bail!("chromedriver has not answered for {} s", limit.as_secs());
        }
        body => body.context("chromedriver cannot be asked")?,
    };
    let mut answer: Value =
        serde_json::from_slice(&body).context("chromedriver did not answer in JSON")?;
    let value = answer["value"].take();
    if status.is_success() {
        return Ok(value);
    }
    let said = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    bail!("{}: {}", said("error"), said("message"))
}
