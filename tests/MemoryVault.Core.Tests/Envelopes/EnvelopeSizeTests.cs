using System.Globalization;
using System.Security.Cryptography;
using MemoryVault.Tests.Backup;
using MemoryVault.Vaults;
using Xunit.Abstractions;

namespace MemoryVault.Tests.Envelopes;

/// <summary>What a publication sends. The numbers are in docs/performance.md.</summary>
public sealed class EnvelopeSizeTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RequiresAgeFact]
    public async Task A_line_that_changes_in_5_MB_sends_a_few_kilobytes()
    {
        using var scene = new SyncScene("ann", _folder);
        var keys = AgeKeys.Make(_folder["keys", "key.txt"]);
        var (remote, disk) = (_folder["remote.git"], Directory.CreateDirectory(_folder["disk"]).FullName);
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", remote);
        await using (var vault = await scene.OpenAsync())
        {
            var encryption = new RemoteEncryption { Recipients = [keys.Recipient.ToString()], Identity = keys.Identity };
            await new RemoteRegistry(vault).AddAsync("origin", remote, encryption, CancellationToken.None);
            await new RemoteRegistry(vault).AddAsync("disk", disk, encryption, CancellationToken.None);
        }

        for (var i = 0; i < 50; i++)
        {
            scene.Write($"note-{i}.md", Lines(i));
        }

        Assert.Equal(0, (await scene.SyncAsync()).ExitCode);
        var (first, firstFiles) = (SizeOfObjects(remote), SizeOfFiles(disk));

        var published = 0;
        for (; published < 5; published++)
        {
            scene.Write("note-7.md", Lines(7) + $"one more line {published}\n");
            Assert.Equal(0, (await scene.SyncAsync()).ExitCode);
        }

        var (perPush, perFile) = ((SizeOfObjects(remote) - first) / published, (SizeOfFiles(disk) - firstFiles) / published);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first: {first} bytes of objects, {firstFiles} of files; a changed line: {perPush} and {perFile}"));
        Assert.True(firstFiles > 2_500_000, "The vault is too small to tell.");
        Assert.InRange(perFile, 1000, 8 * 1024);
        Assert.InRange(perPush, 1000, 10 * 1024);
    }

    private static string Lines(int seed) =>
        string.Concat(Enumerable.Range(0, 1500).Select(i => Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes((seed * 10_000) + i))) + "\n"));

    private static long SizeOfFiles(string folder) => Directory.EnumerateFiles(folder).Sum(path => new FileInfo(path).Length);

    // Bytes of the objects as they came: packs, and loose ones where git unpacked a small push.
    private static long SizeOfObjects(string repository) => Directory.EnumerateFiles(Path.Combine(repository, "objects"), "*", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length);
}
