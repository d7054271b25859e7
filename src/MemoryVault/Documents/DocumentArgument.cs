using System.Management.Automation;
using System.Text;
using MemoryVault.Errors;
using MemoryVault.Internal;
using MemoryVault.Json;

namespace MemoryVault.Documents;

/// <summary>Reads a document that was given as the path of a file, as JSON text, or as an object.</summary>
internal static class DocumentArgument
{
    /// <summary>What a path practically never begins with. A file named <c>[x].json</c> can be given by <c>Get-Item</c>.</summary>
    private const string BeginningsOfJson = "{[\"";

    /// <summary>Reads an argument.</summary>
    /// <exception cref="JsonInvalidException">It is text or a file that is no JSON.</exception>
    /// <exception cref="DocumentMissingException">There is no such file.</exception>
    /// <exception cref="NotJsonException">It is an object that has no form in JSON.</exception>
    public static JsonValue Read(SessionState session, object? argument) => (argument is PSObject wrapped ? wrapped.BaseObject : argument) switch
    {
        string text when IsJson(text) => Parse(text),
        string path => ReadFile(SessionPaths.Resolve(session, path)),
        FileInfo file => ReadFile(file.FullName),
        _ => ObjectDocument.Of(argument),
    };

    /// <summary>Reads JSON text.</summary>
    /// <exception cref="JsonInvalidException">It is none.</exception>
    public static JsonValue Parse(string text) => JsonValue.Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonInvalidException">It holds no JSON.</exception>
    /// <exception cref="DocumentMissingException">It cannot be read.</exception>
    public static JsonValue ReadFile(string path)
    {
        byte[] content;
        try
        {
            content = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DocumentMissingException(path, e);
        }

        return JsonValue.Parse(content, new JsonReadOptions { Source = path });
    }

    private static bool IsJson(string text) =>
        text.AsSpan().TrimStart() is [var first, ..] ? BeginningsOfJson.Contains(first, StringComparison.Ordinal) : throw new DocumentMissingException(text);
}
