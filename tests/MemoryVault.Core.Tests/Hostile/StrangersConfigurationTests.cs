using System.Runtime.Versioning;
using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Tests.History;
using MemoryVault.Tests.Transcripts;

namespace MemoryVault.Tests.Hostile;

/// <summary>A repository whose own configuration names programs, in every way that git knows: none is run, by no command.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class StrangersConfigurationTests : IAsyncLifetime
{
    private VaultScene _scene = null!;

    private string Marker => _scene["marker"];

    private string Command => $"touch '{Marker}' #";

    public async Task InitializeAsync() => _scene = await VaultScene.CreateAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [RequiresUnixFact]
    public async Task Nothing_of_it_is_run()
    {
        await _scene.CommitAsync((VaultScene.Folder + "/a.md", "one"), (VaultScene.Folder + "/b.md", "*.md filter=evil diff=evil merge=evil"));
        await _scene.CommitAsync((VaultScene.Folder + "/a.md", "two"));
        var lost = _scene.Git("rev-parse", $"main:{VaultScene.Folder}/b.md");
        Configure(
            "core.fsmonitor", "core.sshCommand", "core.gitProxy", "core.askPass", "core.pager", "core.editor", "core.alternateRefsCommand", "diff.external", "diff.evil.command", "diff.evil.textconv", "filter.evil.clean",
            "filter.evil.smudge", "filter.evil.process", "merge.evil.driver", "merge.tool", "alias.fsck", "alias.rev-list", "credential.helper", "gpg.program", "sequence.editor", "uploadpack.packObjectsHook", "trailer.x.command",
            "interactive.diffFilter", "pager.log", "man.x.cmd", "browser.x.cmd", "imap.tunnel", "sendemail.smtpserver", "init.templateDir");
        WriteHooks();
        File.Copy(Path.Combine(_scene.Repository, "config"), _scene["included"]);
        _scene.Git("config", "include.path", _scene["included"]);

        // What is missing is fetched when it is asked for, by the program that the repository names.
        _scene.Git("config", "core.repositoryFormatVersion", "1");
        _scene.Git("config", "extensions.partialClone", "evil");
        _scene.Git("config", "remote.evil.url", _scene.Repository);
        _scene.Git("config", "remote.evil.promisor", "true");
        _scene.Git("config", "remote.evil.uploadpack", Command);
        _scene.RemoveObject(lost);

        await VerifyAsync();
        await TryAsync(() => _scene.RestoreAsync(new RestoreOptions { Destination = _scene["elsewhere"] }));
        await TryAsync(() => _scene.CommitAsync((VaultScene.Folder + "/c.md", "three")));
        await TryAsync(() => new OptimizeRepository(_scene.Vault).RunAsync(CancellationToken.None));
        await TryAsync(() => _scene.Vault.Repository.DiffAsync(ObjectId.Parse(_scene.Git("rev-parse", "main~1")), ObjectId.Parse(_scene.Git("rev-parse", "main")), VaultScene.Folder + "/a.md", CancellationToken.None));
        await TryAsync(() => _scene.Vault.Repository.ListRemoteAsync(_scene.Repository, [], CancellationToken.None));

        Assert.False(File.Exists(Marker), File.Exists(Marker) ? "A command of the repository was run." : string.Empty);
        Assert.Equal("two", await File.ReadAllTextAsync(Directory.EnumerateFiles(_scene["elsewhere"], "a.md", SearchOption.AllDirectories).Single()));
    }

    [RequiresUnixTheory]
    [InlineData("gc.recentObjectsHook")]
    [InlineData("extensions.partialClone")]
    public async Task A_setting_that_names_a_program_stops_the_housekeeping_that_would_run_it(string key)
    {
        await _scene.CommitAsync((VaultScene.Folder + "/a.md", "one"));
        _scene.Git("config", key, Command);

        var error = await Assert.ThrowsAsync<RepositoryUnusableException>(() => new OptimizeRepository(_scene.Vault).RunAsync(CancellationToken.None));

        Assert.Contains(key, error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.False(File.Exists(Marker));
    }

    [RequiresUnixTheory]
    [InlineData("objects")]
    [InlineData("refs/heads")]
    [InlineData("logs")]
    public async Task A_folder_of_the_repository_that_leads_elsewhere_is_not_written_through(string part)
    {
        await _scene.CommitAsync((VaultScene.Folder + "/a.md", "one"));
        var (inside, outside) = (Path.Combine(_scene.Repository, part), _scene["outside"]);
        Directory.Move(inside, outside);
        Directory.CreateSymbolicLink(inside, outside);
        var before = Directory.EnumerateFiles(outside, "*", SearchOption.AllDirectories).Count();

        var error = Assert.Throws<RepositoryUnusableException>(() => MemoryVault.Vaults.Vault.Open(_scene.Vault.Paths.Root, _scene.Services));

        Assert.Contains($"'{part}' is a link", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Directory.EnumerateFiles(outside, "*", SearchOption.AllDirectories).Count());
    }

    [RequiresUnixFact]
    public async Task Objects_that_are_borrowed_and_replaced_are_told()
    {
        await _scene.CommitAsync((VaultScene.Folder + "/a.md", "true"));
        var blob = _scene.Git("rev-parse", $"main:{VaultScene.Folder}/a.md");
        _scene.Git("replace", blob, _scene.WriteBlob("false"));
        Directory.CreateDirectory(_scene["other", "objects"]);
        await File.WriteAllTextAsync(Path.Combine(_scene.Repository, "objects", "info", "alternates"), _scene["other", "objects"] + "\n");

        await _scene.RestoreAsync(new RestoreOptions { Destination = _scene["elsewhere"] });
        var report = await new VerifyIntegrity(_scene.Vault).RunAsync(new VerifyOptions(), CancellationToken.None);

        Assert.Equal("true", await File.ReadAllTextAsync(Directory.EnumerateFiles(_scene["elsewhere"], "a.md", SearchOption.AllDirectories).Single()));
        Assert.Contains(report.Problems, problem => problem.Message.Contains("alternates", StringComparison.Ordinal));
    }

    private void Configure(params string[] keys)
    {
        foreach (var key in keys)
        {
            _scene.Git("config", key, Command);
        }
    }

    private void WriteHooks()
    {
        var hooks = Directory.CreateDirectory(Path.Combine(_scene.Repository, "hooks")).FullName;
        foreach (var hook in new[] { "reference-transaction", "pre-push", "post-commit", "pre-receive", "update", "post-receive", "post-update", "pre-auto-gc", "post-index-change", "fsmonitor-watchman", "post-rewrite", "proc-receive" })
        {
            File.WriteAllText(Path.Combine(hooks, hook), $"#!/bin/sh\ntouch '{Marker}'\n");
            File.SetUnixFileMode(Path.Combine(hooks, hook), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }
    }

    private async Task VerifyAsync()
    {
        var report = await new VerifyIntegrity(_scene.Vault).RunAsync(new VerifyOptions(), CancellationToken.None);
        Assert.NotEmpty(report.Problems);
    }

    private static async Task TryAsync<T>(Func<Task<T>> work)
    {
        try
        {
            await work();
        }
        catch (MemoryVault.Vaults.VaultException error)
        {
            Assert.NotEmpty(error.Remedy);
        }
    }
}
