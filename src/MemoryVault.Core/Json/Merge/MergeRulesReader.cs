using MemoryVault.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Json.Merge;

/// <summary>Reads merge rules. A member that it does not know is refused: a rule that was misspelled would be one that is not there.</summary>
internal static class MergeRulesReader
{
    private static readonly string[] RuleMembers = ["path", "files", "array", "identity", "strategy"];

    internal static MergeRules Read(JsonValue json)
    {
        if (json is not JsonObject document || document.Find("rules") is not JsonArray rules)
        {
            throw new MergeRulesInvalidException("there is no list 'rules'.");
        }

        RefuseUnknown(document, ["rules"], "beside 'rules'");
        var read = new List<MergeRule>(rules.Count);
        for (var i = 0; i < rules.Count; i++)
        {
            read.Add(ReadRule(rules[i], $"rule {i}"));
        }

        return new MergeRules(read);
    }

    private static MergeRule ReadRule(JsonValue json, string where)
    {
        if (json is not JsonObject rule)
        {
            throw new MergeRulesInvalidException($"{where} is no object.");
        }

        RefuseUnknown(rule, RuleMembers, $"in {where}");
        try
        {
            var path = PathPattern.Parse(Text(rule, "path") ?? throw new FormatException("'path' is missing."));
            var files = Text(rule, "files") is { } glob ? Glob.Parse(glob) : null;
            var identity = IdentityOf(rule.Find("identity"));
            var array = Word<ArrayKind>(rule, "array") ?? (identity is null ? null : ArrayKind.Keyed);
            return identity is not null && array != ArrayKind.Keyed
                ? throw new FormatException("'identity' belongs to arrays that are 'keyed'.")
                : new MergeRule(path, files, array, identity, Word<MergeStrategy>(rule, "strategy"));
        }
        catch (Exception e) when (e is FormatException or InvalidInputException)
        {
            throw new MergeRulesInvalidException($"{where}: {e.Message}");
        }
    }

    private static ElementIdentity? IdentityOf(JsonValue? json) => json switch
    {
        null => null,
        JsonString member => new ElementIdentity([member.Value]),
        JsonArray { Count: > 0 } members when members.All(member => member is JsonString) =>
            new ElementIdentity([.. members.Select(member => ((JsonString)member).Value)]),
        _ => throw new FormatException("'identity' is neither the name of a member nor a list of names."),
    };

    private static string? Text(JsonObject rule, string member) => rule.Find(member) switch
    {
        null => null,
        JsonString text => text.Value,
        _ => throw new FormatException($"'{member}' is no text."),
    };

    private static T? Word<T>(JsonObject rule, string member)
        where T : struct, Enum
    {
        if (Text(rule, member) is not { } word)
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), word, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        throw new FormatException($"'{member}' is none of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
    }

    private static void RefuseUnknown(JsonObject json, string[] known, string where)
    {
        foreach (var name in json.Names)
        {
            if (Array.IndexOf(known, name) < 0)
            {
                throw new MergeRulesInvalidException($"there is an unknown member '{name}' {where}.");
            }
        }
    }
}
