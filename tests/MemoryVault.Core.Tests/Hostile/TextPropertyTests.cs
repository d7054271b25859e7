using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Json;
using MemoryVault.Memory;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Hostile;

/// <summary>Whatever text somebody chooses for a name or a value.</summary>
public sealed class TextPropertyTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261121UL, 7919UL);

    private static readonly Gen<string> Hostile = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? string.Empty),
        Gen.Elements("..", ".git", ".GIT", "git~1", "CON", "aux.txt", "a.", "a ", "-rf", "--upload-pack=x", "\u001b[2J", "a\nb", "\u202egpj.exe", "e\u0301", "\u00e9", "\ud800", "\udc80", "\0", new string('n', 300)),
        Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString()).ListOf().Select(parts => string.Concat(parts.Take(6))));

    [Fact]
    public void Any_bytes_come_back_from_a_name_of_git() => Check.One(
        Fixed,
        Prop.ForAll(
            ArbMap.Default.ArbFor<byte[]>(),
            bytes => GitText.Encode(GitText.Decode(bytes)).SequenceEqual(bytes)));

    [Fact]
    public void A_key_of_the_memory_has_a_file_name_that_every_system_takes_or_none() => Check.One(
        Fixed,
        Prop.ForAll(
            Hostile.ToArbitrary(),
            key => MemoryFileName.TryEncode(key) is not { } name
                || (RestorableName.FindProblem(name, "windows") is null && MemoryFileName.TryDecode(name) == key && name.All(c => c is > ' ' and < '\u007f'))));

    [Fact]
    public void A_name_made_of_any_text_is_a_name() => Check.One(
        Fixed,
        Prop.ForAll(
            Hostile.ToArbitrary(),
            text => EntryName.IsValid(EntryName.From(text, "machine"))));

    [Fact]
    public void A_text_that_is_written_as_JSON_is_read_as_it_was() => Check.One(
        Fixed,
        Prop.ForAll(
            Hostile.Where(text => !GitText.HasForeignBytes(text)).ToArbitrary(),
            text => JsonValue.Parse(new JsonString(text).ToUtf8(JsonStyle.Compact)) is JsonString read && read.Value == text));
}
