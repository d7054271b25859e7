using System.Text.RegularExpressions;
using MemoryVault.Faults.Places;

namespace MemoryVault.Faults.Scenarios;

/// <summary>Transcripts, knowledge and encrypted remotes.</summary>
internal static partial class SharingScenarios
{
    internal static IReadOnlyList<Scenario> All { get; } =
    [
        new("sessions-pull", place =>
        {
            place.Require("init", "--machine", "m1");
            place.Write("agent/sessions.json", "{}\n");
            place.Write("agent/s1.jsonl", Setup.Transcript(40));
            place.Write("agent/s2.jsonl", Setup.Transcript(8));
            place.Require("sessions", "source", "add", "bot", "--preset", "folder", "--folder", place["agent"], "--mirror", place["mirror"]);
            place.Require("sessions", "pull", "--quiet");
            File.AppendAllText(place["agent", "s1.jsonl"], Setup.Transcript(30));
            place.Write("agent/s3.jsonl", Setup.Transcript(5));
            place.Write("agent/s2.jsonl", Setup.Transcript(2));
            return ["sessions", "pull"];
        }),
        new("knowledge-publish", place =>
        {
            Knowing(place);
            place.Write("brisa/facts.json", "{\"a\": 2}\n");
            place.Write("brisa/new.md", "new\n");
            return ["knowledge", "publish", "brisa"];
        })
        { CountsCommits = false },
        new("knowledge-first", place =>
        {
            Setup.BackedUp(place);
            place.Write("brisa/facts.json", "{\"a\": 1}\n");
            return ["knowledge", "publish", "brisa", "--path", place["brisa"], "--repo", place.MakeRemote("team.git")];
        })
        { CountsCommits = false },
        new("knowledge-receive", place =>
        {
            Knowing(place);
            OthersPublish(place);
            return ["knowledge", "receive", "brisa"];
        })
        { CountsCommits = false },
        new("remote-add-encrypted", place =>
        {
            Setup.BackedUp(place);
            return ["remote", "add", "safe", "file://" + place["opaque.git"], "--encrypt", Recipient(place), "--identity", place["age.txt"]];
        })
        { NextCodes = [0, 1], Inspect = place => place.Require("remote", "list", "--json").Output },
        new("sync-encrypted", place =>
        {
            Setup.BackedUp(place);
            place.Require("remote", "add", "safe", place.MakeRemote("opaque.git"), "--encrypt", Recipient(place), "--identity", place["age.txt"]);
            place.Require("sync", "--quiet");
            Setup.Change(place);
            return ["sync"];
        })
        { Inspect = ReadBack },
    ];

    private static void Knowing(Place place)
    {
        Setup.BackedUp(place);
        var team = place.MakeRemote("team.git");
        place.Write("brisa/facts.json", "{\"a\": 1}\n");
        place.Write("brisa/old.md", "old\n");
        place.Require("knowledge", "publish", "brisa", "--path", place["brisa"], "--repo", team);
    }

    private static void OthersPublish(Place place)
    {
        var clone = place["clone"];
        place.Start("git", "clone", "--quiet", place["team.git"], clone);
        place.Write("clone/brisa/theirs.md", "theirs\n");
        File.Delete(place["clone", "brisa", "old.md"]);
        place.Start("sh", "-c", "cd \"$1\" && git add -A && git -c user.name=o -c user.email=o@example.org commit --quiet -m more && git push --quiet", "sh", clone);
        Directory.Delete(clone, recursive: true);
    }

    private static string Recipient(Place place)
    {
        var made = place.Start("age-keygen", "-o", place["age.txt"]);
        return "age:" + RecipientOf().Match(made.Error + made.Output + File.ReadAllText(place["age.txt"])).Value;
    }

    // What another machine gets from the encrypted remote.
    private static string ReadBack(Place place)
    {
        place.Start("rm", "-rf", place["vault2"]);
        var end = place.Run("--vault", place["vault2"], "init", place["vault2"], "--from", "file://" + place["opaque.git"], "--identity", place["age.txt"], "--machine", "m3", "--join");
        var tree = place.Git(place["vault2", "repository.git"], "ls-tree", "-r", "main", "backup/", "README.md").Output;
        place.Start("rm", "-rf", place["vault2"]);
        return $"{end.ExitCode} {tree}";
    }

    [GeneratedRegex("age1[a-z0-9]+")]
    private static partial Regex RecipientOf();
}
