using System.Globalization;
using System.Text;
using System.Text.Json;
using MemoryVault.Faults.Places;

namespace MemoryVault.Faults.Scenarios;

/// <summary>What several scenarios begin with.</summary>
internal static class Setup
{
    /// <summary>Makes a vault that has backed up some files.</summary>
    internal static void BackedUp(Place place)
    {
        for (var i = 0; i < 6; i++)
        {
            place.Write(string.Create(CultureInfo.InvariantCulture, $"src/f{i}.json"), string.Create(CultureInfo.InvariantCulture, $"{{\"n\": {i}}}\n"));
        }

        place.Write("src/notes/day.md", "# A day\n");
        place.Require("init", "--machine", "m1");
        place.Require("sync", place["src"], "--quiet");
    }

    /// <summary>Makes a vault with a shared memory, of two sections.</summary>
    internal static void Remembering(Place place)
    {
        place.Require("init", "--machine", "m1");
        var document = place.Write("start.json", """{"tasks": {"t1": {"state": "open"}, "t2": {"state": "open"}}, "facts": {"f1": "water is wet"}}""");
        place.Require("memory", "import", document, "--agent", "founder");
        File.Delete(document);
    }

    /// <summary>Makes an empty remote, and the vault know it.</summary>
    internal static void Remote(Place place) => place.Require("remote", "add", "origin", place.MakeRemote("remote.git"));

    /// <summary>Makes a vault with a shared memory about which a remote decides.</summary>
    internal static void Coordinated(Place place)
    {
        Remembering(place);
        Remote(place);
        place.Write("src/a.md", "a\n");
        place.Require("sync", place["src"], "--quiet");
        place.Require("remote", "set", "origin", "--coordinate");
    }

    /// <summary>Changes, adds and removes files of the source.</summary>
    internal static void Change(Place place)
    {
        place.Write("src/f1.json", "{\"n\": 11}\n");
        place.Write("src/new/more.md", "more\n");
        File.Delete(place["src", "f2.json"]);
    }

    /// <summary>Gives lines of a transcript.</summary>
    internal static string Transcript(int lines)
    {
        var text = new StringBuilder();
        for (var i = 0; i < lines; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{{\"type\":\"message\",\"timestamp\":\"2026-08-01T12:00:00Z\",\"message\":{{\"role\":\"user\",\"content\":\"line {i} {new string((char)('a' + (i % 26)), 90)}\"}}}}\n");
        }

        return text.ToString();
    }

    /// <summary>Takes a lease, and gives its document.</summary>
    internal static JsonElement Lease(Place place, string agent, string scope = "*") =>
        place.Require("lease", "enter", "--agent", agent, "--scope", scope, "--ttl", "604800", "--json").Json;

    /// <summary>Describes the leases that are alive, and who waits.</summary>
    internal static string Leases(Place place)
    {
        var list = place.Require("lease", "list", "--json").Json;
        var alive = list.GetProperty("leases").EnumerateArray().Select(lease => $"{lease.GetProperty("agentId")} {lease.GetProperty("scope")} {lease.GetProperty("mode")}");
        return $"{string.Join(", ", alive)}; {list.GetProperty("queue").GetArrayLength()} wait";
    }

    /// <summary>Describes the leases, and that one that ends lets the next agent in.</summary>
    internal static string LeasesThenHandOver(Place place, string holder)
    {
        var before = Leases(place);
        var refused = place.Run("lease", "enter", "--agent", "next").ExitCode;
        var given = place.Run("lease", "exit", "--agent", holder).ExitCode;
        return $"{before}; refused {refused}, given back {given}, taken {place.Run("lease", "enter", "--agent", "next").ExitCode}";
    }
}
