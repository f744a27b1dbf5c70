use std::io;
use std::net::TcpListener;
use std::sync::Mutex;
use std::thread;

#[derive(Clone)]
struct Device {
    name: String,
    ports: [u16; 2],
}

fn rename(mut device: Device) -> String {
    device.name = "r9".to_string();
    device.name
}

// ANCHOR: main
fn main() -> io::Result<()> {
    let device = Device {
        name: "r1".into(),
        ports: [22, 830],
    };
    let copy = device.clone();
    let name = thread::spawn(|| rename(copy)).join().unwrap();
    println!("{name} there, {} here", device.name);

    let ports = device.ports.as_ptr();
    let device = cross("a device", device);
    println!("the same list: {}", device.ports.as_ptr() == ports);
    cross("a lock", Mutex::new(0));
    let squares = cross("a generator", (1..4).map(|n| n * n));
    assert_eq!(squares.sum::<u32>(), 14);
    cross("a socket", TcpListener::bind("127.0.0.1:0")?);
    Ok(())
}

fn cross<T: Send + 'static>(what: &str, value: T) -> T {
    let back = thread::spawn(|| value).join().unwrap();
    println!("{what}: there and back");
    back
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
