use super::*;

#[tokio::test]
async fn each_device_has_its_own_outcome_in_the_order_of_the_list() {
    let (_held, closed) = nobody().unwrap();
    let devices = devices(serve().await.unwrap(), closed);
    let client = client().unwrap();
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

#[tokio::test(start_paused = true)]
async fn a_device_that_says_nothing_is_too_slow() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = silent.local_addr().unwrap();
    let (name, token) = ("edge-3", "spring");
    let device = Device { name, token, at };
    let outcome = uptime(&client().unwrap(), &device).await;
    assert_eq!(outcome, Err(Failure::TooSlow));
}

#[tokio::test]
async fn the_header_reaches_the_server() {
    let url = format!("http://{}/core-1", serve().await.unwrap());
    let request = client().unwrap().get(url);
    let response = request.bearer_auth("spring").send().await.unwrap();
    assert_eq!(response.status(), 404);
}

#[tokio::test]
async fn json_calls_both_a_bad_body_and_half_a_body_undecodable() {
    let at = serve().await.unwrap();
    let client = client().unwrap();
    for name in ["edge-1", "edge-2"] {
        let request = client.get(format!("http://{at}/{name}"));
        let request = request.bearer_auth("spring");
        let request = request.header("x-site", "lab");
        let response = request.send().await.unwrap();
        let error = response.json::<Uptime>().await.unwrap_err();
        assert!(error.is_decode(), "{name}: {error:?}");
    }
}

#[tokio::test]
async fn json_without_a_field_is_not_the_json_that_was_asked_for() {
    let (name, token) = ("core-1", "spring");
    let answer = async || r#"{"name": "core-1"}"#;
    let app = Router::new().route("/{name}", get(answer));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    tokio::spawn(async { axum::serve(listener, app).await });
    let client = client().unwrap();
    let outcome = uptime(&client, &Device { name, token, at }).await;
    assert_eq!(outcome, Err(Failure::NotJson));
}

#[tokio::test]
async fn without_tls_a_secure_address_is_unreachable() {
    let url = format!("https://{}", serve().await.unwrap());
    let error = client().unwrap().get(url).send().await;
    assert_eq!(Failure::from(error.unwrap_err()), Failure::Unreachable);
}
