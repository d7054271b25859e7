using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MemoryVault.GitHub;

/// <summary>Listens for HTTP on a free port of loopback; each request is answered by a thread of its own.</summary>
public sealed class LoopbackListener : IDisposable
{
    private const int Attempts = 20;

    private readonly HttpListener _listener;
    private readonly Action<HttpListenerContext> _answer;

    /// <summary>Starts to listen.</summary>
    /// <param name="answer">Answers one request; what it leaves open is closed.</param>
    public LoopbackListener(Action<HttpListenerContext> answer)
    {
        _answer = answer;
        (_listener, Port) = Listen();
        _ = ServeAsync();
    }

    /// <summary>Gets the port.</summary>
    public int Port { get; }

    /// <summary>Gets the address, without a slash at its end.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");

    /// <inheritdoc/>
    public void Dispose() => _listener.Close();

    // The listener takes no port 0, and a port that was free a moment ago may be another's now.
    private static (HttpListener Listener, int Port) Listen()
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FindFreePort();
            var listener = new HttpListener();
            listener.Prefixes.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
            try
            {
                listener.Start();
                return (listener, port);
            }
            catch (HttpListenerException) when (attempt < Attempts)
            {
                listener.Close();
            }
        }
    }

    private static int FindFreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync().ConfigureAwait(false);
                _ = Task.Factory.StartNew(() => Answer(context), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        try
        {
            using var response = context.Response;
            _answer(context);
        }
        catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The client has gone, or was killed.
        }
    }
}
