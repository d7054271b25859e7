using System.Net;
using System.Net.Sockets;

namespace MemoryVault.Faults.Remotes;

/// <summary>Stands between a client and a server on loopback, counts the bytes of each direction over all connections, and at one of them does something to the connection.</summary>
internal sealed class FaultyWire : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private readonly Lock _gate = new();
    private readonly long[] _passed = new long[2];
    private readonly Random _garbage = new(7);
    private WireFault _fault;
    private int _direction;
    private long _at = long.MaxValue;

    /// <summary>Begins to pass on what comes.</summary>
    /// <param name="serverPort">The port of the server.</param>
    internal FaultyWire(int serverPort)
    {
        _server = serverPort;
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Gets the port that the client uses.</summary>
    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Gets how many bytes have gone to the server (0) and come from it (1) since it was prepared.</summary>
    internal long Passed(int direction)
    {
        lock (_gate)
        {
            return _passed[direction];
        }
    }

    /// <summary>Prepares it: in a direction, after some bytes, something happens.</summary>
    internal void Prepare(WireFault fault, int direction, long at)
    {
        lock (_gate)
        {
            (_fault, _direction, _at) = (fault, direction, at);
            Array.Clear(_passed);
        }
    }

    /// <summary>Lets everything pass.</summary>
    internal void PassAll() => Prepare(WireFault.Drop, 0, long.MaxValue);

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync().ConfigureAwait(false);
                _ = PassAsync(client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Nobody listens any more.
        }
    }

    private async Task PassAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _server).ConfigureAwait(false);
            await Task.WhenAll(PassAsync(client, server, 0), PassAsync(server, client, 1)).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            // One side has gone; so does the other.
        }
        finally
        {
            client.Dispose();
        }
    }

    private async Task PassAsync(Socket from, Socket to, int direction)
    {
        var buffer = new byte[16_384];
        try
        {
            while (await from.ReceiveAsync(buffer).ConfigureAwait(false) is > 0 and var count)
            {
                var (good, fault) = Judge(direction, count);
                await to.SendAsync(buffer.AsMemory(0, good)).ConfigureAwait(false);
                if (fault is { } what && !await HarmAsync(what, from, to, buffer.AsMemory(good, count - good)).ConfigureAwait(false))
                {
                    return;
                }
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            from.Dispose();
            to.Dispose();
        }
    }

    private (int Good, WireFault? Fault) Judge(int direction, int count)
    {
        lock (_gate)
        {
            var before = _passed[direction];
            _passed[direction] += count;
            return direction == _direction && _passed[direction] > _at ? ((int)Math.Max(0, _at - before), _fault) : (count, null);
        }
    }

    /// <summary>Gives whether the connection goes on.</summary>
    private async Task<bool> HarmAsync(WireFault fault, Socket from, Socket to, Memory<byte> rest)
    {
        switch (fault)
        {
            case WireFault.Garble:
                lock (_gate)
                {
                    _garbage.NextBytes(rest.Span);
                }

                await to.SendAsync(rest).ConfigureAwait(false);
                return true;
            case WireFault.Trickle:
                return await TrickleAsync(to, rest).ConfigureAwait(false);
            case WireFault.Stall:
                await WaitForEndAsync(from).ConfigureAwait(false);
                return false;
            case WireFault.Drop:
                to.LingerState = from.LingerState = new LingerOption(true, 0);
                break;
            default:
                to.Shutdown(SocketShutdown.Both);
                break;
        }

        from.Dispose();
        to.Dispose();
        return false;
    }

    private static async Task<bool> TrickleAsync(Socket to, Memory<byte> rest)
    {
        for (var at = 0; at < rest.Length; at++)
        {
            await Task.Delay(200).ConfigureAwait(false);
            await to.SendAsync(rest.Slice(at, 1)).ConfigureAwait(false);
        }

        return true;
    }

    // Takes what comes, and passes nothing on.
    private static async Task WaitForEndAsync(Socket from)
    {
        var buffer = new byte[4096];
        while (await from.ReceiveAsync(buffer).ConfigureAwait(false) > 0)
        {
        }
    }
}
