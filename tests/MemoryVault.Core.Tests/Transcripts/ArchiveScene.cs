using System.IO.Compression;
using MemoryVault.Tests.Backup;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Transcripts;

/// <summary>A source whose command writes an archive that the test made.</summary>
internal sealed class ArchiveScene : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SessionLimits Limits { get; init; } = new();

    public IReadOnlyList<RefusedMember> Refused { get; private set; } = [];

    public Exception? Error { get; private set; }

    public string Folder => _folder.Path;

    public static byte[] Gzip(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return bytes.ToArray();
    }

    /// <summary>Receives the archive, and keeps what was refused and the error.</summary>
    public Task<List<Received>> ReceiveAsync(byte[] archive)
    {
        File.WriteAllBytes(_folder["archive"], archive);
        return ReceiveAsync("cat", _folder["archive"]);
    }

    public async Task<List<Received>> ReceiveAsync(params string[] command)
    {
        var source = new SessionSource { Name = "bot", Preset = "command", Command = command, Limits = Limits };
        await using var feed = new CommandFeed(source, new VaultServices { Environment = TestMachine.At(_folder.Path) });
        var (files, error) = await Received.TryAllAsync(feed, null);
        (Refused, Error) = (feed.Refused, error);
        return files;
    }

    public void Dispose() => _folder.Dispose();
}
