using System.Diagnostics;
using System.Text;
using MemoryVault.Backup;
using MemoryVault.Envelopes;
using MemoryVault.Processes;
using MemoryVault.Tests.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Envelopes;

/// <summary>An envelope as a remote of the vault.</summary>
public sealed class EncryptedRemoteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SyncScene _ann;
    private readonly SyncScene _bob;

    public EncryptedRemoteTests()
    {
        Remote = _folder["remote.git"];
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", Remote);
        Disk = Directory.CreateDirectory(_folder["disk"]).FullName;
        _ann = new SyncScene("ann-machine", _folder);
        _bob = new SyncScene("bob-machine", _folder);
    }

    private string Remote { get; }

    private string Disk { get; }

    private AgeKeys Keys => field ??= AgeKeys.Make(_folder["keys", "key.txt"]);

    public void Dispose()
    {
        _ann.Dispose();
        _bob.Dispose();
        _folder.Dispose();
    }

    [RequiresAgeFact]
    public async Task A_git_remote_holds_nothing_in_the_clear()
    {
        await AddAsync(_ann, "origin", Remote);
        await FillAsync();

        var everything = ReadAllObjects(Remote);
        AssertNothingPlain(everything);
        Assert.Contains("age --decrypt", Encoding.UTF8.GetString(everything), StringComparison.Ordinal);
        Assert.Contains("000002.bundle.age", Encoding.UTF8.GetString(everything), StringComparison.Ordinal);
        Assert.Equal("refs/heads/main", SyncScene.RunGit("--git-dir", Remote, "for-each-ref", "--format=%(refname)").Trim());
    }

    [RequiresAgeFact]
    public async Task A_folder_holds_nothing_in_the_clear()
    {
        await AddAsync(_ann, "disk", Disk);
        await FillAsync();

        foreach (var path in Directory.EnumerateFiles(Disk))
        {
            AssertNothingPlain([.. Encoding.UTF8.GetBytes(Path.GetFileName(path)), .. File.ReadAllBytes(path)]);
        }

        Assert.Equal(["000001.bundle.age", "000001.manifest.age", "000002.bundle.age", "000002.manifest.age", "README.md"], Directory.EnumerateFiles(Disk).Select(path => Path.GetFileName(path)!).Where(name => name[0] != '.').Order(StringComparer.Ordinal));
    }

    [RequiresAgeFact]
    public async Task Two_machines_share_a_vault_over_an_encrypted_remote()
    {
        await AddAsync(_ann, "origin", Remote);
        await AddAsync(_bob, "origin", Remote);
        _ann.Write("a.md", "a");
        _bob.Write("b.md", "b");

        Assert.Equal(RemoteState.Pushed, Assert.Single((await _ann.SyncAsync()).Remotes).State);
        Assert.Equal(RemoteState.Merged, Assert.Single((await _bob.SyncAsync()).Remotes).State);
        Assert.Equal(RemoteState.Received, Assert.Single((await _ann.SyncAsync()).Remotes).State);

        Assert.Contains(_ann.Paths(), path => path.EndsWith("/b.md", StringComparison.Ordinal));
        Assert.Equal(_ann.Git("rev-parse", "main"), _bob.Git("rev-parse", "main"));
        var again = Assert.Single((await _ann.SyncAsync()).Remotes);
        Assert.Equal((RemoteState.UpToDate, 0, 0), (again.State, again.Ahead, again.Behind));
    }

    [RequiresAgeFact]
    public Task Two_machines_that_publish_to_a_repository_at_once_both_arrive() => PublishAtOnceAsync(Remote);

    [RequiresAgeFact]
    public Task Two_machines_that_publish_to_a_folder_at_once_both_arrive() => PublishAtOnceAsync(Disk);

    [RequiresAgeFact]
    public async Task A_new_machine_gets_everything_back()
    {
        await AddAsync(_ann, "origin", Remote);
        _ann.Write("notes/a.md", "precious");
        await _ann.SyncAsync();
        Directory.Delete(_ann.Source, recursive: true);
        var services = _bob.Services;

        var made = await new CreateVault(services).RunAsync(
            new CreateVaultOptions { Path = _folder["new"], From = Remote, Identity = Keys.Identity, Machine = "ann-machine" }, CancellationToken.None);

        Assert.Equal("precious", await File.ReadAllTextAsync(_ann["notes/a.md"]));
        Assert.Equal((await _ann.StatusAsync()).Remotes[0].Fingerprint, made.Fingerprint);
        await using var vault = Vault.Open(_folder["new"], services);
        var remote = Assert.Single(vault.Configuration.Remotes);
        Assert.Equal((Keys.Recipient, Keys.Identity), (Assert.Single(remote.Recipients), remote.Identity));
        var result = await new SyncVault(vault).RunAsync(new SyncOptions(), CancellationToken.None);
        Assert.Equal(0, result.ExitCode);
    }

    [RequiresAgeFact]
    public async Task A_new_machine_joins_from_a_folder_and_publishes_there()
    {
        await AddAsync(_ann, "disk", Disk);
        _ann.Write("a.md", "a");
        await _ann.SyncAsync();

        await new CreateVault(_bob.Services).RunAsync(
            new CreateVaultOptions { Path = _bob.VaultPath, From = Disk, Identity = Keys.Identity, Join = true, Machine = "bob-machine" }, CancellationToken.None);
        _bob.Write("b.md", "b");
        Assert.Equal(0, (await _bob.SyncAsync()).ExitCode);

        await _ann.SyncAsync();
        Assert.Contains(_ann.Paths(), path => path.EndsWith("/b.md", StringComparison.Ordinal));
    }

    [RequiresAgeFact]
    public async Task A_new_machine_that_expects_another_fingerprint_takes_nothing()
    {
        await AddAsync(_ann, "origin", Remote);
        _ann.Write("a.md", "a");
        await _ann.SyncAsync();
        var fingerprint = (await _ann.StatusAsync()).Remotes[0].Fingerprint;
        var options = new CreateVaultOptions { Path = _folder["new"], From = Remote, Identity = Keys.Identity, Join = true };

        var refused = await Assert.ThrowsAsync<EnvelopeInvalidException>(() => new CreateVault(_bob.Services).RunAsync(options with { Expect = "0000-0000-0000-0000-0000" }, CancellationToken.None));

        Assert.Equal(EnvelopeFault.Replaced, refused.Fault);
        Assert.False(Directory.Exists(_folder["new"]));
        Assert.True((await new CreateVault(_bob.Services).RunAsync(options with { Expect = fingerprint }, CancellationToken.None)).Created);
    }

    [RequiresAgeFact]
    public async Task A_new_machine_finds_out_by_itself_that_a_remote_is_encrypted()
    {
        await AddAsync(_ann, "origin", Remote);
        _ann.Write("a.md", "a");
        await _ann.SyncAsync();
        var options = new CreateVaultOptions { Path = _folder["new"], From = Remote, Join = true };

        var refused = await Assert.ThrowsAsync<IdentityUnusableException>(() => new CreateVault(_bob.Services).RunAsync(options, CancellationToken.None));
        Assert.Contains("--identity", refused.Remedy, StringComparison.Ordinal);

        Directory.CreateDirectory(Path.Combine(_bob.Home, ".config", "memoryvault"));
        File.Copy(Keys.Identity, Path.Combine(_bob.Home, ".config", "memoryvault", "age.txt"));
        Assert.True((await new CreateVault(_bob.Services).RunAsync(options, CancellationToken.None)).Created);
    }

    [RequiresAgeFact]
    public async Task A_new_recipient_is_published_to_at_the_next_sync_even_if_nothing_is_new()
    {
        var other = AgeKeys.Make(_folder["keys", "other.txt"]);
        await AddAsync(_ann, "origin", Remote);
        _ann.Write("a.md", "a");
        await _ann.SyncAsync();
        await using (var vault = await _ann.OpenAsync())
        {
            var change = await new RemoteRegistry(vault).SetEncryptionAsync("origin", new RemoteEncryption { Recipients = [Keys.Recipient.ToString(), other.Recipient.ToString()] }, CancellationToken.None);
            Assert.Equal((other.Recipient, 0), (Assert.Single(change.Added), change.Removed.Count));
        }

        Assert.Equal(RemoteState.Pushed, Assert.Single((await _ann.SyncAsync()).Remotes).State);

        var options = new CreateVaultOptions { Path = _folder["new"], From = Remote, Identity = other.Identity, Join = true };
        Assert.Equal((await _ann.StatusAsync()).Head, (await new CreateVault(_bob.Services).RunAsync(options, CancellationToken.None)).Head);
    }

    [RequiresAgeFact]
    public async Task Who_adds_a_remote_that_is_there_takes_its_recipients_and_shuts_nobody_out()
    {
        var other = AgeKeys.Make(_folder["keys", "other.txt"]);
        await AddAsync(_ann, "origin", Remote, Keys.Recipient, other.Recipient);
        await AddAsync(_bob, "origin", Remote);
        _ann.Write("a.md", "a");
        _bob.Write("b.md", "b");
        await _ann.SyncAsync();
        await _bob.SyncAsync();

        await using var vault = await _bob.OpenAsync();
        Assert.Equal(2, Assert.Single(vault.Configuration.Remotes).Recipients.Count);
        await _ann.SyncAsync();
        Assert.Equal(_ann.Git("rev-parse", "main"), _bob.Git("rev-parse", "main"));
    }

    [RequiresAgeFact]
    public async Task Secrets_are_kept_back_from_an_encrypted_remote_too()
    {
        await AddAsync(_ann, "origin", Remote);
        _ann.Write("a.md", "token " + "ghp_" + "0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o2JBIcj");
        _ann.Write("b.json", $$"""{"password": "{{"xK9" + "vQ2mP7wRt4Zs8"}}"}""");

        var outcome = Assert.Single((await _ann.SyncAsync()).Remotes);

        Assert.Equal(RemoteState.Failed, outcome.State);
        Assert.Contains("secret", outcome.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(SyncScene.RunGit("--git-dir", Remote, "for-each-ref"));
    }

    [RequiresAgeFact]
    public async Task A_remote_that_was_set_back_ends_a_sync_with_six_and_changes_nothing()
    {
        await AddAsync(_ann, "origin", Remote);
        _ann.Write("a.md", "a");
        await _ann.SyncAsync();
        _ann.Write("a.md", "b");
        await _ann.SyncAsync();
        SyncScene.RunGit("--git-dir", Remote, "update-ref", "refs/heads/main", "main~1");
        var head = _ann.Git("rev-parse", "main");

        var result = await _ann.SyncAsync();

        Assert.Equal(6, result.ExitCode);
        Assert.Contains("000002.manifest.age", Assert.Single(result.Remotes).Error, StringComparison.Ordinal);
        Assert.Contains("memvault remote remove", Assert.Single(result.Remotes).Error, StringComparison.Ordinal);
        Assert.Equal(head, _ann.Git("rev-parse", "main"));

        // As the remedy says.
        await using (var vault = await _ann.OpenAsync())
        {
            await new RemoteRegistry(vault).RemoveAsync("origin", CancellationToken.None);
        }

        await AddAsync(_ann, "origin", Remote);
        Assert.Equal(0, (await _ann.SyncAsync()).ExitCode);
        Assert.Equal("2", SyncScene.RunGit("--git-dir", Remote, "rev-list", "--count", "main").Trim());
    }

    [RequiresAgeFact]
    public async Task A_missing_program_is_named_with_its_package()
    {
        var bin = Directory.CreateDirectory(_folder["bin"]).FullName;
        foreach (var program in new[] { "git", "sh" })
        {
            File.CreateSymbolicLink(Path.Combine(bin, program), ExecutableSearch.Find(MachineEnvironment.Current, program)!);
        }

        using var scene = new SyncScene("poor-machine", _folder);
        using var poor = new SyncScene("poor-machine", _folder)
        {
            Services = scene.Services with { Environment = scene.Services.Environment with { Variables = new Dictionary<string, string> { ["PATH"] = bin } } },
        };
        await AddAsync(poor, "origin", Remote);
        poor.Write("a.md", "a");

        var outcome = Assert.Single((await poor.SyncAsync()).Remotes);

        Assert.Contains("'age' was not found", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("apt install age", outcome.Error, StringComparison.Ordinal);
    }

    [RequiresAgeFact]
    public async Task An_identity_with_a_passphrase_is_refused_and_nobody_waits()
    {
        var locked = _folder.Write("keys/locked.age", "age-encryption.org/v1\n-> scrypt x 18\n");
        var ssh = _folder["keys", "ssh"];
        using (var process = Process.Start(new ProcessStartInfo("ssh-keygen", ["-q", "-t", "ed25519", "-N", "hush-hush", "-f", ssh]))!)
        {
            await process.WaitForExitAsync();
        }

        await using var vault = await _ann.OpenAsync();
        foreach (var path in new[] { locked, ssh, _folder["nowhere"] })
        {
            var encryption = new RemoteEncryption { Recipients = [Keys.Recipient.ToString()], Identity = path };
            var refused = await Assert.ThrowsAsync<IdentityUnusableException>(() => new RemoteRegistry(vault).AddAsync("origin", Remote, encryption, CancellationToken.None));
            Assert.Equal(path, refused.Target);
        }
    }

    [RequiresGpgFact]
    public async Task A_key_of_gpg_with_a_passphrase_is_a_clear_error_and_nobody_waits()
    {
        using var keyring = new GpgKeyring("hush-hush");
        await using var one = await EnvelopeMachine.MakeAsync(Remote, keyring.Home, keyring.Recipient);
        await using var two = await EnvelopeMachine.MakeAsync(Remote, keyring.Home);
        await one.PublishAsync("first");
        keyring.Forget();

        var refused = await Assert.ThrowsAsync<DecryptionFailedException>(two.FetchAsync);

        Assert.Contains("000001.manifest.gpg", refused.Message, StringComparison.Ordinal);
        Assert.Contains("let the agent ask for it once", refused.Remedy, StringComparison.Ordinal);
    }

    [RequiresGpgFact]
    public async Task A_key_that_gpg_does_not_have_is_named()
    {
        using var keyring = new GpgKeyring();
        await using var one = await EnvelopeMachine.MakeAsync(Remote, keyring.Home, EnvelopeRecipient.Parse("gpg:0123456789ABCDEF0123456789ABCDEF01234567"));

        var refused = await Assert.ThrowsAsync<EncryptionFailedException>(() => one.PublishAsync("first"));

        Assert.Contains("0123456789ABCDEF0123456789ABCDEF01234567", refused.Message, StringComparison.Ordinal);
        Assert.Contains("gpg --import", refused.Remedy, StringComparison.Ordinal);
    }

    [RequiresAgeFact]
    public async Task Ssh_keys_are_recipients_and_identities()
    {
        var key = _folder["keys", "ssh"];
        Directory.CreateDirectory(Path.GetDirectoryName(key)!);
        using (var process = Process.Start(new ProcessStartInfo("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "ann@laptop", "-f", key]))!)
        {
            await process.WaitForExitAsync();
        }

        var recipient = EnvelopeRecipient.Parse("age:" + await File.ReadAllTextAsync(key + ".pub"));
        Assert.DoesNotContain("laptop", recipient.ToString(), StringComparison.Ordinal);
        await using (var vault = await _ann.OpenAsync())
        {
            await new RemoteRegistry(vault).AddAsync("origin", Remote, new RemoteEncryption { Recipients = [recipient.ToString()], Identity = key }, CancellationToken.None);
        }

        _ann.Write("a.md", "a");
        Assert.Equal(0, (await _ann.SyncAsync()).ExitCode);
        var options = new CreateVaultOptions { Path = _folder["new"], From = Remote, Identity = key, Join = true };
        Assert.True((await new CreateVault(_bob.Services).RunAsync(options, CancellationToken.None)).Created);
    }

    [RequiresAgeFact]
    public async Task An_encrypted_remote_does_not_coordinate_and_one_in_the_clear_does_not_become_encrypted()
    {
        await AddAsync(_ann, "origin", Remote);
        await using var vault = await _ann.OpenAsync();
        var registry = new RemoteRegistry(vault);
        await Assert.ThrowsAsync<EncryptedRemoteCoordinatesException>(() => registry.SetAsync("origin", coordinate: true, CancellationToken.None));

        var plain = _folder["plain.git"];
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", plain);
        await registry.AddAsync("plain", plain, CancellationToken.None);
        var encryption = new RemoteEncryption { Recipients = [Keys.Recipient.ToString()] };
        await registry.SetAsync("plain", coordinate: true, CancellationToken.None);
        await Assert.ThrowsAsync<EncryptedRemoteCoordinatesException>(() => registry.SetEncryptionAsync("plain", encryption, CancellationToken.None));
        await registry.SetAsync("plain", coordinate: false, CancellationToken.None);
        _ann.Write("a.md", "a");
        await _ann.SyncAsync();
        await Assert.ThrowsAsync<RemoteInTheClearException>(() => registry.SetEncryptionAsync("plain", encryption, CancellationToken.None));
        Assert.False(Assert.Single(registry.List("plain")).IsEncrypted);
    }

    [RequiresAgeFact]
    public async Task A_configuration_that_says_both_pushes_nothing_in_the_clear()
    {
        await AddAsync(_ann, "origin", Remote);
        var path = Path.Combine(_ann.VaultPath, "config.json");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("\"encrypt\"", "\"coordinate\": true, \"encrypt\"", StringComparison.Ordinal));

        await Assert.ThrowsAsync<ConfigurationInvalidException>(() => _ann.SyncAsync());
    }

    [RequiresAgeFact]
    public async Task A_disk_that_is_not_there_is_told_and_nothing_is_written_beside_it()
    {
        var mount = _folder["mount", "usb", "vault"];
        await AddAsync(_ann, "usb", mount);
        _ann.Write("a.md", "a");

        var outcome = Assert.Single((await _ann.SyncAsync()).Remotes);

        Assert.Equal(RemoteState.Failed, outcome.State);
        Assert.Contains("is the disk there", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["mount"]));
    }

    private async Task PublishAtOnceAsync(string place)
    {
        await AddAsync(_ann, "origin", place);
        await AddAsync(_bob, "origin", place);
        await _ann.SyncAsync();
        for (var i = 0; i < 3; i++)
        {
            _ann.Write($"a{i}.md", $"a{i}");
            _bob.Write($"b{i}.md", $"b{i}");
            var both = await Task.WhenAll(Task.Run(() => _ann.SyncAsync()), Task.Run(() => _bob.SyncAsync()));
            Assert.All(both, result => Assert.Equal(0, result.ExitCode));
        }

        await _ann.SyncAsync();
        await _bob.SyncAsync();
        await _ann.SyncAsync();

        Assert.Equal(_ann.Git("rev-parse", "main"), _bob.Git("rev-parse", "main"));
        Assert.Equal(6, _ann.Paths().Count(path => path.StartsWith("backup/", StringComparison.Ordinal)));
    }

    // Every object of a repository, unpacked.
    private static byte[] ReadAllObjects(string repository)
    {
        using var process = Process.Start(new ProcessStartInfo("git", ["--git-dir", repository, "cat-file", "--batch-all-objects", "--batch"]) { RedirectStandardOutput = true })!;
        using var bytes = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(bytes);
        process.WaitForExit();
        return bytes.ToArray();
    }

    private async Task AddAsync(SyncScene scene, string name, string url, params EnvelopeRecipient[] recipients)
    {
        await using var vault = await scene.OpenAsync();
        var keys = recipients.Length == 0 ? [Keys.Recipient] : recipients;
        await new RemoteRegistry(vault).AddAsync(
            name, url, new RemoteEncryption { Recipients = [.. keys.Select(each => each.ToString())], Identity = Keys.Identity }, CancellationToken.None);
    }

    private async Task FillAsync()
    {
        _ann.Write("private-diary/name-of-a-file.md", "first line of the diary\n");
        await _ann.SyncAsync();
        _ann.Write("private-diary/name-of-a-file.md", "first line of the diary\nsecond line of the diary\n");
        await _ann.SyncAsync();
    }

    private void AssertNothingPlain(byte[] bytes)
    {
        string[] words = ["line of the diary", "private-diary", "name-of-a-file", "ann-machine", "Vault-", "# v2 git bundle", "PACK", "machines", "backup/", Keys.Recipient.Key, _folder.Path];
        foreach (var word in words.Append(_ann.Git("rev-parse", "main").Trim()))
        {
            Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) < 0, $"'{word}' is there in the clear.");
        }
    }
}
