using System.Buffers;
using System.Globalization;
using System.Text.Json;
using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>
/// The sessions of a source as they were listed last (<c>local/sessions/&lt;source&gt;.list</c>), one line of JSON each behind a line with the source's tree.
/// With the same tree the list is right as it is; else each session of which the segments are the same.
/// </summary>
internal sealed class SessionListCache
{
    private SessionListCache(ObjectId tree, IReadOnlyList<ListedSession> sessions) => (Tree, Sessions) = (tree, sessions);

    /// <summary>Gets the tree of the source that was listed.</summary>
    internal ObjectId Tree { get; }

    /// <summary>Gets the sessions.</summary>
    internal IReadOnlyList<ListedSession> Sessions { get; }

    /// <summary>Reads it; one that is missing or damaged reads as an empty one of no tree.</summary>
    internal static SessionListCache Read(VaultPaths paths, string source)
    {
        try
        {
            var bytes = File.ReadAllBytes(FileOf(paths, source)).AsSpan();
            var end = bytes.IndexOf((byte)'\n');
            var tree = ObjectId.Parse(System.Text.Encoding.ASCII.GetString(bytes[..Math.Max(end, 0)]));
            var sessions = new List<ListedSession>();
            foreach (var range in bytes[(end + 1)..].Split((byte)'\n'))
            {
                if (bytes[(end + 1)..][range] is { IsEmpty: false } line)
                {
                    sessions.Add(ReadSession(source, JsonSettings.Read(line)));
                }
            }

            return new SessionListCache(tree, sessions);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or VaultException or ArgumentException or OverflowException)
        {
            return new SessionListCache(ObjectId.None, []);
        }
    }

    /// <summary>Writes it.</summary>
    internal static void Write(VaultPaths paths, string source, ObjectId tree, IReadOnlyList<ListedSession> sessions)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        buffer.Write(System.Text.Encoding.ASCII.GetBytes(tree + "\n"));
        using var json = new Utf8JsonWriter(buffer, VaultJson.Line);
        foreach (var session in sessions)
        {
            WriteSession(json, session);
            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);
        }

        AtomicFile.Write(FileOf(paths, source), buffer.WrittenSpan);
    }

    private static string FileOf(VaultPaths paths, string source) => Path.Combine(paths.Sessions, source + ".list");

    private static void WriteSession(Utf8JsonWriter json, ListedSession session)
    {
        var (own, info) = (session.Own, session.Info);
        json.WriteStartObject();
        json.WriteString("content", session.Content.ToString());
        json.WriteString("id", own.Id);
        json.WriteString("path", own.Path);
        VaultJson.WriteIfAny(json, "topic", own.Topic);
        VaultJson.WriteIfAny(json, "agent", own.Agent);
        VaultJson.WriteIfAny(json, "title", own.Title);
        VaultJson.WriteIfAny(json, "started", Text(own.Started));
        VaultJson.WriteIfAny(json, "last", Text(own.LastMessage));
        json.WriteNumber("messages", own.Messages);
        json.WriteNumber("bytes", own.Bytes);
        json.WriteNumber("versions", own.Versions);
        VaultJson.WriteIfAny(json, "shownAgent", info.Agent);
        VaultJson.WriteIfAny(json, "shownTitle", info.Title);
        VaultJson.WriteIfAny(json, "deleted", Text(info.DeletedAtSource));
        json.WriteEndObject();
    }

    private static ListedSession ReadSession(string source, JsonObject json)
    {
        var own = new SessionInfo
        {
            Id = json.Text("id"),
            Source = source,
            Path = json.Text("path"),
            Topic = json.OptionalText("topic"),
            Agent = json.OptionalText("agent"),
            Title = json.OptionalText("title"),
            Started = Time(json, "started"),
            LastMessage = Time(json, "last"),
            Messages = json.Get("messages").AsInt32(),
            Bytes = json.Get("bytes").AsInt64(),
            Versions = json.Get("versions").AsInt32(),
        };
        return new ListedSession(
            ObjectId.Parse(json.Text("content")),
            own,
            own with { Agent = json.OptionalText("shownAgent"), Title = json.OptionalText("shownTitle"), DeletedAtSource = Time(json, "deleted") });
    }

    private static string? Text(DateTimeOffset? time) => time?.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(JsonObject json, string member) =>
        json.OptionalText(member) is { } ticks ? new DateTimeOffset(long.Parse(ticks, NumberStyles.None, CultureInfo.InvariantCulture), TimeSpan.Zero) : null;
}
