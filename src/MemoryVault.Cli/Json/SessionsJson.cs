using MemoryVault.Transcripts;

namespace MemoryVault.Cli.Json;

/// <summary>The documents of <c>memvault sessions</c>.</summary>
internal static class SessionsJson
{
    internal static void Source(JsonText json, SessionSource source)
    {
        json.Member("name", source.Name);
        json.Member("preset", source.Preset);
        json.Member("target", source.Target);
        json.Member("folder", source.Folder);
        json.Member("namespace", source.Namespace);
        json.Member("container", source.Container);
        json.Member("machine", source.Machine);
        json.Member("command", source.Command);
        json.Member("windowDays", source.WindowDays);
        json.Member("include", source.Include);
        json.Member("exclude", source.Exclude);
        json.Member("mirror", source.Mirror);
    }

    internal static void Pulled(JsonText json, PullSessionsResult result)
    {
        json.Members("sources", result.Sources, Outcome);
        json.Member("vault", result.Vault);
        json.Member("elapsed", result.Elapsed);
    }

    internal static void Outcome(JsonText json, SessionPullOutcome outcome)
    {
        json.Member("source", outcome.Source);
        json.Member("commit", outcome.Commit);
        json.Member("new", outcome.New);
        json.Member("grown", outcome.Grown);
        json.Member("rewritten", outcome.Rewritten);
        json.Member("others", outcome.Others);
        json.Member("deletedAtSource", outcome.DeletedAtSource);
        json.Member("refused", outcome.Refused.Count);
        json.Members("refusals", outcome.Refused, Refused);
        json.Member("bytesReceived", outcome.BytesReceived);
        json.Member("bytesStored", outcome.BytesStored);
        json.Member("formatVersion", outcome.FormatVersion);
        json.Member("warnings", outcome.Warnings);
        json.Members("errors", outcome.Errors, CommonJson.Error);
    }

    internal static void Session(JsonText json, SessionInfo session)
    {
        json.Member("id", session.Id);
        json.Member("source", session.Source);
        json.Member("path", session.Path);
        json.Member("topic", session.Topic);
        json.Member("agent", session.Agent);
        json.Member("title", session.Title);
        json.Member("started", session.Started);
        json.Member("lastMessage", session.LastMessage);
        json.Member("messages", session.Messages);
        json.Member("bytes", session.Bytes);
        json.Member("versions", session.Versions);
        json.Member("deletedAtSource", session.DeletedAtSource);
    }

    internal static void Message(JsonText json, SessionMessage message)
    {
        json.Member("source", message.Source);
        json.Member("path", message.Path);
        json.Member("line", message.Line);
        json.Member("kind", message.Kind);
        json.Member("role", message.Role);
        json.Member("time", message.Time);
        json.Member("text", message.Text);
        json.Member("model", message.Model);
        json.Member("content", message.Content);
    }

    internal static void Hit(JsonText json, SessionHit hit)
    {
        json.Member("session", hit.Session);
        json.Member("source", hit.Source);
        json.Member("path", hit.Path);
        json.Member("line", hit.Line);
        json.Member("time", hit.Time);
        json.Member("role", hit.Role);
        json.Member("excerpt", hit.Excerpt);
    }

    internal static void Exported(JsonText json, ExportSessionsResult result)
    {
        json.Member("folder", result.Folder);
        json.Member("written", result.Written);
        json.Member("unchanged", result.Unchanged);
        json.Members("errors", result.Errors, CommonJson.Error);
    }

    private static void Refused(JsonText json, RefusedMember refused)
    {
        json.Member("name", refused.Name);
        json.Member("reason", refused.Reason);
    }
}
