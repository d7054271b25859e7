using MemoryVault.Faults.Places;

namespace MemoryVault.Faults.Scenarios;

/// <summary>Backing up, restoring and packing.</summary>
internal static class BackupScenarios
{
    internal static IReadOnlyList<Scenario> All { get; } =
    [
        new("init", _ => ["init", "--machine", "m1"]) { HasVault = false },
        new("init-from", place =>
        {
            Setup.BackedUp(place);
            Setup.Remote(place);
            place.Require("sync", "--quiet");
            Directory.Delete(place.Vault, recursive: true);
            Directory.Delete(place["src"], recursive: true);
            return ["init", "--from", place.RemoteBase + "/remote.git", "--machine", "m1"];
        })
        { HasVault = false, CountsCommits = false, Finish = ["restore"] },
        new("sync-first", place =>
        {
            Setup.BackedUp(place);
            place.Write("other/a.md", "a\n");
            return ["sync", place["other"]];
        }),
        new("sync", place =>
        {
            Setup.BackedUp(place);
            Setup.Change(place);
            return ["sync"];
        }),
        new("sync-many", place =>
        {
            Setup.BackedUp(place);
            for (var i = 0; i < 120; i++)
            {
                place.Write($"src/many/{i}.md", $"file {i}\n");
            }

            return ["sync"];
        }),
        new("sync-segments", place =>
        {
            place.Write("src/log.jsonl", Setup.Transcript(3000));
            Setup.BackedUp(place);
            File.AppendAllText(place["src", "log.jsonl"], Setup.Transcript(1000));
            return ["sync"];
        }),
        new("sync-push", place =>
        {
            Setup.BackedUp(place);
            Setup.Remote(place);
            place.Require("sync", "--quiet");
            Setup.Change(place);
            return ["sync"];
        }),
        new("sync-merge", place =>
        {
            Setup.BackedUp(place);
            Setup.Remote(place);
            place.Require("sync", "--quiet");
            Diverge(place);
            Setup.Change(place);
            return ["sync"];
        })
        { CountsCommits = false },
        new("restore", place =>
        {
            Setup.BackedUp(place);
            Setup.Change(place);
            return ["restore"];
        })
        { CountsCommits = false },
        new("restore-to", place =>
        {
            Setup.BackedUp(place);
            return ["restore", "--to", place["restored"]];
        }),
        new("verify", place =>
        {
            Setup.BackedUp(place);
            return ["verify"];
        }),
        new("optimize", place =>
        {
            Setup.BackedUp(place);
            Setup.Change(place);
            place.Require("sync", "--quiet");
            return ["optimize"];
        }),
        new("source-add", place =>
        {
            Setup.BackedUp(place);
            place.Write("other/a.md", "a\n");
            return ["source", "add", "other", "--root", place["other"]];
        })
        { NextCodes = [0, 1], Inspect = place => place.Require("source", "list", "--json").Output },
    ];

    // Another machine has pushed meanwhile.
    private static void Diverge(Place place)
    {
        var (home, vault) = (place["home"], place.Vault);
        place.Set("MEMORYVAULT_HOME", place["vault2"]);
        place.Set("HOME", place["home2"]);
        Directory.CreateDirectory(place["home2"]);
        place.Write("src2/theirs.md", "theirs\n");
        place.Require("init", "--from", place.RemoteBase + "/remote.git", "--machine", "m2", "--join");
        place.Require("sync", place["src2"], "--quiet");
        place.Set("MEMORYVAULT_HOME", vault);
        place.Set("HOME", home);
        Directory.Delete(place["vault2"], recursive: true);
        Directory.Delete(place["home2"], recursive: true);
    }
}
