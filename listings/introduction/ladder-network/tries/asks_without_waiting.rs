use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let mut near = TcpStream::connect(listener.local_addr()?)?;
    let (far, _) = listener.accept()?;
    let echo = thread::spawn(move || io::copy(&mut &far, &mut &far));
    let here = median_trip(&mut near)?;
    // In a data centre: evanjones.ca/network-latencies-2021.html
    println!("round trip     table 500 µs, here {here:>8.1?}");
    println!("over the ocean table 150 ms");
    drop(near);
    echo.join().unwrap()?;
    Ok(())
}

fn median_trip(near: &mut TcpStream) -> io::Result<Duration> {
    let mut samples = Vec::new();
    for _ in 0..101 {
        let start = Instant::now();
        near.write_all(b"?")?;
        samples.push(start.elapsed());
    }
    samples.sort();
    Ok(samples[50])
}

#[cfg(test)]
mod tests;
