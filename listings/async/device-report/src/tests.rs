use std::time::Duration;

use super::*;

fn client() -> reqwest::ClientBuilder {
    Client::builder().no_proxy()
}

#[tokio::test]
async fn each_device_has_its_own_outcome_in_the_order_of_the_list() {
    let (_held, closed) = nobody().unwrap();
    let devices = devices(serve().await.unwrap(), closed);
    let client = client().build().unwrap();
    let outcomes = ask_all(&client, &devices).await;
    let name = "core-1".to_owned();
    let wanted = [
        Ok(Uptime { name, days: 12 }),
        Err(Failure::Status(401)),
        Err(Failure::NotJson),
        Err(Failure::CutShort),
        Err(Failure::Unreachable),
    ];
    assert_eq!(outcomes, wanted);
}

#[tokio::test]
async fn a_device_that_says_nothing_is_too_slow() {
    let device = Device {
        name: "edge-3",
        token: "spring",
        at: serve().await.unwrap(),
    };
    let client = client().timeout(Duration::from_millis(50));
    let client = client.build().unwrap();
    let outcome = uptime(&client, &device).await;
    assert_eq!(outcome, Err(Failure::TooSlow));
}

#[tokio::test]
async fn the_header_reaches_the_server() {
    let url = format!("http://{}/core-1", serve().await.unwrap());
    let request = client().build().unwrap().get(url);
    let response = request.bearer_auth("spring").send().await.unwrap();
    assert_eq!(response.status(), 404);
}

#[tokio::test]
async fn json_calls_both_a_bad_body_and_half_a_body_undecodable() {
    let at = serve().await.unwrap();
    let client = client().build().unwrap();
    for name in ["edge-1", "edge-2"] {
        let request = client.get(format!("http://{at}/{name}"));
        let request = request.bearer_auth("spring");
        let request = request.header("x-site", "lab");
        let response = request.send().await.unwrap();
        let error = response.json::<Uptime>().await.unwrap_err();
        assert!(error.is_decode(), "{name}: {error:?}");
    }
}
