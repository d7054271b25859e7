using System.Diagnostics;
using MemoryVault.Envelopes;
using MemoryVault.Tests.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Envelopes;

/// <summary>The steps of the plain README, word for word, without anything of ours.</summary>
public sealed class EnvelopeReadmeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SyncScene _ann;

    public EnvelopeReadmeTests() => _ann = new SyncScene("ann", _folder);

    public void Dispose()
    {
        _ann.Dispose();
        _folder.Dispose();
    }

    [RequiresAgeFact]
    public async Task Its_steps_give_everything_back_with_age_and_git_alone()
    {
        var keys = AgeKeys.Make(_folder["home", "key.txt"]);
        var remote = _folder["remote.git"];
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", remote);

        await PublishAsync(remote, keys.Recipient, keys.Identity);

        SyncScene.RunGit("clone", "-q", remote, _folder["copy"]);
        Follow(_folder["copy"], new() { ["HOME"] = _folder["home"] });
        AssertRecovered();

        // The vault's own README has the same.
        Assert.Contains(string.Join('\n', Steps(_folder["copy", "README.md"])), _ann.Show("README.md"), StringComparison.Ordinal);
    }

    [RequiresGpgFact]
    public async Task Its_steps_give_everything_back_with_gpg_and_git_alone()
    {
        using var keyring = new GpgKeyring();
        var disk = Directory.CreateDirectory(_folder["copy"]).FullName;

        await PublishAsync(disk, keyring.Recipient, keyring.Home);

        Follow(disk, new() { ["GNUPGHOME"] = keyring.Home, ["HOME"] = _folder.Path });
        AssertRecovered();
    }

    [RequiresAgeFact]
    public async Task Its_steps_put_a_bundle_of_several_parts_together()
    {
        var keys = AgeKeys.Make(_folder["home", "key.txt"]);
        var disk = Directory.CreateDirectory(_folder["copy"]).FullName;
        await using var machine = await EnvelopeMachine.MakeAsync(disk, keys.Identity, keys.Recipient);
        machine.PartBytes = 200;
        await machine.PublishAsync(Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(1500)));
        Assert.True(File.Exists(Path.Combine(disk, "000001.bundle.age.10")));

        Follow(disk, new() { ["HOME"] = _folder["home"] });

        Assert.Equal(3000, new FileInfo(_folder["recovered", "file"]).Length);
    }

    [RequiresAgeFact]
    public async Task Its_steps_begin_where_a_new_recipient_can_read()
    {
        var keys = AgeKeys.Make(_folder["home", "old.txt"]);
        var other = AgeKeys.Make(_folder["home", "key.txt"]);
        var disk = Directory.CreateDirectory(_folder["copy"]).FullName;
        await PublishAsync(disk, keys.Recipient, keys.Identity);
        await using (var vault = await _ann.OpenAsync())
        {
            await new RemoteRegistry(vault).SetEncryptionAsync("origin", new RemoteEncryption { Recipients = [keys.Recipient.ToString(), other.Recipient.ToString()] }, CancellationToken.None);
        }

        await _ann.SyncAsync();

        Follow(disk, new() { ["HOME"] = _folder["home"] });
        AssertRecovered();
    }

    private async Task PublishAsync(string place, EnvelopeRecipient recipient, string identity)
    {
        await using (var vault = await _ann.OpenAsync())
        {
            await new RemoteRegistry(vault).AddAsync("origin", place, new RemoteEncryption { Recipients = [recipient.ToString()], Identity = identity }, CancellationToken.None);
        }

        foreach (var text in new[] { "one", "two", "three" })
        {
            _ann.Write("diary.md", text);
            Assert.Equal(0, (await _ann.SyncAsync()).ExitCode);
        }
    }

    private void AssertRecovered()
    {
        Assert.Equal("three", File.ReadAllText(_folder["recovered", "backup", "ann", "memory", "diary.md"]));
        Assert.Equal(_ann.Git("rev-parse", "main"), SyncScene.RunGit("-C", _folder["recovered"], "rev-parse", "HEAD"));
    }

    // The first block of indented lines.
    private static IEnumerable<string> Steps(string readme) =>
        File.ReadAllLines(readme).SkipWhile(line => !line.StartsWith("    ", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal));

    // In a shell, in the folder of the files.
    private static void Follow(string folder, Dictionary<string, string> variables)
    {
        var lines = Steps(Path.Combine(folder, "README.md"));
        var start = new ProcessStartInfo("sh", ["-c", string.Join('\n', lines)]) { WorkingDirectory = folder, RedirectStandardError = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var words = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, words);
    }
}
