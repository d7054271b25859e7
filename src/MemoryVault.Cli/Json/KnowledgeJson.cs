using MemoryVault.Knowledge;

namespace MemoryVault.Cli.Json;

/// <summary>The documents of <c>memvault knowledge</c>.</summary>
internal static class KnowledgeJson
{
    internal static void Publication(JsonText json, KnowledgePublication result)
    {
        json.Member("project", result.Project);
        json.Member("place", result.Place);
        json.Member("url", result.Url);
        json.Member("branch", result.Branch);
        json.Member("revision", result.Revision);
        json.Member("added", (long?)result.Added);
        json.Member("modified", (long?)result.Modified);
        json.Member("deleted", (long?)result.Deleted);
        json.Members("changes", result.Changes, Change);
        json.Member("merged", result.Merged);
        json.Member("isUpToDate", result.IsUpToDate);
        json.Member("pushedTo", result.PushedTo);
        json.Members("errors", result.Errors, CommonJson.Error);
        json.Member("dryRun", result.DryRun);
        json.Member("vault", result.Vault);
    }

    internal static void Receipt(JsonText json, KnowledgeReceipt receipt)
    {
        json.Member("project", receipt.Project);
        json.Member("place", receipt.Place);
        json.Member("url", receipt.Url);
        json.Member("revision", receipt.Revision);
        json.Member("root", receipt.Root);
        json.Member("added", (long?)receipt.Added);
        json.Member("modified", (long?)receipt.Modified);
        json.Member("deleted", (long?)receipt.Deleted);
        json.Members("changes", receipt.Changes, Change);
        json.Member("merged", receipt.Merged);
        json.Member("redacted", receipt.Redacted);
        json.Member("isUpToDate", receipt.IsUpToDate);
        json.Member("commit", receipt.Commit);
        json.Members("errors", receipt.Errors, CommonJson.Error);
        json.Member("dryRun", receipt.DryRun);
        json.Member("vault", receipt.Vault);
    }

    internal static void Info(JsonText json, KnowledgeInfo info)
    {
        json.Member("project", info.Project);
        json.Member("place", info.Place);
        json.Member("kind", info.Kind?.ToString().ToLowerInvariant());
        json.Member("url", info.Url);
        json.Member("gistId", info.GistId);
        json.Member("branch", info.Branch);
        json.Member("description", info.Description);
        json.Member("updatedAt", info.UpdatedAt);
        json.Raw("isPublic", info.IsPublic is { } isPublic ? isPublic ? "true" : "false" : "null");
        json.Member("files", (long?)info.Files);
        json.Member("root", info.Root);
        json.Word("state", info.State);
    }

    internal static void Version(JsonText json, KnowledgeVersion version)
    {
        json.Member("project", version.Project);
        json.Member("place", version.Place);
        json.Member("revision", version.Revision);
        json.Member("author", version.Author);
        json.Member("time", (DateTimeOffset?)version.Time);
        json.Member("subject", version.Subject);
        json.Member("added", (long?)version.Added);
        json.Member("modified", (long?)version.Modified);
        json.Member("deleted", (long?)version.Deleted);
    }

    internal static void Merge(JsonText json, KnowledgeMergeResult result)
    {
        json.Member("url", result.Url);
        json.Member("into", result.Into);
        json.Member("revision", result.Revision);
        json.Member("merged", result.Merged);
        json.Member("contained", result.Contained);
        json.Members("changes", result.Changes, Change);
        json.Member("pushedTo", result.PushedTo);
        json.Member("dryRun", result.DryRun);
    }

    internal static void Removal(JsonText json, KnowledgeRemoval removal)
    {
        json.Member("project", removal.Project);
        json.Member("place", removal.Place);
        json.Member("url", removal.Url);
        json.Member("revision", removal.Revision);
        json.Member("deleted", (long?)removal.Deleted);
        json.Member("root", removal.Root);
        json.Member("dryRun", removal.DryRun);
    }

    internal static void Repository(JsonText json, KnowledgeRepository repository)
    {
        json.Member("path", repository.Path);
        json.Member("branch", repository.Branch);
        json.Member("revision", repository.Revision);
        json.Member("created", repository.Created);
    }

    internal static void Conflict(JsonText json, KnowledgeConflict conflict)
    {
        json.Member("path", conflict.Path);
        json.Word("kind", conflict.Kind);
        json.Member("pointer", conflict.Pointer?.ToString());
        json.Value("base", conflict.Base);
        json.Value("ours", conflict.Ours);
        json.Value("theirs", conflict.Theirs);
    }

    private static void Change(JsonText json, KnowledgeChange change)
    {
        json.Word("change", change.Change);
        json.Member("path", change.Path);
        json.Member("size", (long?)change.Size);
    }
}
