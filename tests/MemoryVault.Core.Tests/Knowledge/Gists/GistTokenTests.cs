using System.Text;
using MemoryVault.Knowledge;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Knowledge.Gists;

/// <summary>The token is nowhere that anybody but its owner could read.</summary>
public sealed class GistTokenTests
{
    [RequiresProcessListFact]
    public async Task The_token_is_in_no_argument_log_error_configuration_or_commit()
    {
        using var scene = new GistKnowledgeScene();
        var token = scene.Token.Value;
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"x-access-token:{token}"));
        List<string> errors = [];
        int gits;
        using (var watch = new ArgumentWatch(token, basic, token["ghp_".Length..]))
        {
            scene.One.Write("notes/a.md", "a\n");
            await scene.PublishAsync("described");
            await scene.CopyAsync();
            scene.Two.Write("b.md", "b\n");
            await scene.PublishAsync(scene.Two);
            await scene.One.ReceiveAsync();
            await scene.One.HistoryAsync();
            await scene.PublishAsync("described anew");
            errors.Add(await FailAsync(() => scene.One.PublishAsync(new PublishKnowledgeOptions { Project = "brisa", Address = new() { Gist = "0123456789abcdef" } })));
            errors.Add(await FailAsync(() => scene.One.RestoreAsync("0123456")));
            await using var vault = scene.One.Open();
            await new RemoveKnowledge(vault).RunAsync(new RemoveKnowledgeOptions { Project = "brisa", Address = GistKnowledgeScene.NewGist }, default);
            gits = watch.Gits;
            Assert.Empty(watch.Found);
        }

        Assert.True(gits > 0, "no git that talks to the gist was seen: the watch did not look");
        Assert.All(errors, error => Assert.DoesNotContain(token, error, StringComparison.Ordinal));
        foreach (var machine in new[] { scene.One, scene.Two })
        {
            Assert.All(FilesOf(machine.VaultPath), file => Assert.False(Holds(file, token) || Holds(file, basic), file));
            Assert.DoesNotContain(token, EveryObjectOf(machine.Repository), StringComparison.Ordinal);
        }
    }

    private static async Task<string> FailAsync<T>(Func<Task<T>> work)
    {
        var error = await Assert.ThrowsAnyAsync<VaultException>(work);
        return error + error.Remedy;
    }

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None });

    private static bool Holds(string file, string text) => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    private static string EveryObjectOf(string repository) => KnowledgeScene.Git("--git-dir", repository, "cat-file", "--batch", "--batch-all-objects");
}
