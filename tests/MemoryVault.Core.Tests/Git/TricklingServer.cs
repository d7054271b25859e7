using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Text;
using MemoryVault.GitHub;

namespace MemoryVault.Tests.Git;

/// <summary>A server that begins to send a pack as any does, and then sends a byte of it now and then, for ever (gitprotocol-http, gitprotocol-pack, gitformat-pack).</summary>
internal sealed class TricklingServer : IDisposable
{
    private const string Commit = "1234567890123456789012345678901234567890";
    private const int Objects = 1_000_000;
    private const int SentAtOnce = 5000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly LoopbackListener _listener;
    private int _trickled;

    public TricklingServer() => _listener = new LoopbackListener(Answer);

    public string Url => _listener.Url + "/memory.git";

    /// <summary>Gets how many bytes have come one by one.</summary>
    public int Trickled => _trickled;

    public void Dispose() => _listener.Dispose();

    private void Answer(HttpListenerContext context)
    {
        var isListing = context.Request.HttpMethod == "GET";
        context.Response.ContentType = $"application/x-git-upload-pack-{(isListing ? "advertisement" : "result")}";
        context.Response.SendChunked = true;
        var output = context.Response.OutputStream;
        if (isListing)
        {
            output.Write(Encoding.ASCII.GetBytes($"{Packet("# service=git-upload-pack\n")}0000{Packet($"{Commit} refs/heads/main\0side-band-64k ofs-delta\n")}0000"));
            return;
        }

        context.Request.InputStream.CopyTo(Stream.Null);
        output.Write(Encoding.ASCII.GetBytes(Packet("NAK\n")));
        SendPack(output);
    }

    private void SendPack(Stream output)
    {
        var header = new byte[12];
        "PACK"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), 2);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), Objects);
        Send(output, header);
        for (var number = 0; number < Objects; number++)
        {
            var blob = Blob(number);
            if (number < SentAtOnce)
            {
                Send(output, blob);
                continue;
            }

            foreach (var value in blob)
            {
                Send(output, [value]);
                _trickled++;
                Thread.Sleep(Pause);
            }
        }
    }

    // Its size is below 16, so that it fits into the byte that says what it is.
    private static byte[] Blob(int number)
    {
        using var bytes = new MemoryStream();
        bytes.WriteByte(0x30 | 8);
        using (var packed = new ZLibStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            packed.Write(BitConverter.GetBytes((long)number));
        }

        return bytes.ToArray();
    }

    private static string Packet(string text) => $"{text.Length + 4:x4}{text}";

    private static void Send(Stream output, byte[] bytes)
    {
        output.Write([.. Encoding.ASCII.GetBytes($"{bytes.Length + 5:x4}\u0001"), .. bytes]);
        output.Flush();
    }
}
