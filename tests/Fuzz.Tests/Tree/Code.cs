using System.Collections.Immutable;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Tree;

/// <summary>An expression: C# text with holes for the expressions inside it.</summary>
/// <param name="Type">Its type in C#.</param>
/// <param name="Construct">What of the language it is, as it is counted.</param>
/// <param name="Form">The text, with {0}, {1} and so on for the parts; binds as strongly as a primary expression.</param>
/// <param name="Parts">What stands in the holes.</param>
internal sealed record Code(ScalarType Type, string Construct, string Form, ImmutableArray<Code> Parts)
{
    public const string Literal = "literal";

    public static Code Of(ScalarType type, string construct, string form, params ImmutableArray<Code> parts) => new(type, construct, form, parts);

    public bool IsLiteral => Construct == Literal;
}

/// <summary>A statement: text before and after, and blocks with their headings.</summary>
/// <param name="Construct">What of the language it is, as it is counted.</param>
/// <param name="Opening">Text before the blocks, empty for none; holes name <paramref name="Values"/> here and in all other texts.</param>
/// <param name="Values">The expressions in it.</param>
/// <param name="Parts">Its blocks.</param>
/// <param name="Closing">Text after the blocks, empty for none.</param>
internal sealed record Line(string Construct, string Opening, ImmutableArray<Code> Values, ImmutableArray<Part> Parts, string Closing)
{
    public static Line Of(string construct, string text, params ImmutableArray<Code> values) => new(construct, text, values, [], "");

    public static Line Around(string construct, string heading, Sequence body, params ImmutableArray<Code> values) =>
        new(construct, "", values, [new Part(heading, body)], "");
}

/// <summary>A block of a statement and the text in front of it.</summary>
internal sealed record Part(string Heading, Sequence Body);

internal sealed record Sequence(ImmutableArray<Line> Lines)
{
    public static Sequence Of(params ImmutableArray<Line> lines) => new(lines);
}
