using System.Collections.Generic;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <summary>A structure of two fields A and B, with a constructor, an operator and a property.</summary>
internal sealed record Structure(string Name, ScalarType A, ScalarType B)
{
    /// <summary>Its declaration.</summary>
    public Member Member
    {
        get
        {
            (string a, string b) = (A.Keyword(), B.Keyword());
            return new Member($$"""
                private struct {{Name}}
                {
                    public {{a}} A;
                    public {{b}} B;
                    public {{Name}}({{a}} first, {{b}} second) { A = first; B = second; }
                    public static {{Name}} operator +({{Name}} left, {{Name}} right) => new {{Name}}(({{a}})(left.A + right.A), ({{b}})(left.B + right.B));
                    public readonly {{Name}} Turned => new {{Name}}(({{a}})B, ({{b}})A);
                }
                """, null);
        }
    }
}

/// <content>Structures and tuples: their fields are variables like others.</content>
internal sealed partial class Writer
{
    /// <summary>The variables in scope that are of the structure.</summary>
    private readonly List<string> structures = [];

    /// <summary>The structure of the kernel, if it has one.</summary>
    public Structure? Structure { get; init; }

    private Line[] DeclareStructure()
    {
        string name = NewName();
        if (Structure is not { } type || Chance(30))
        {
            (ScalarType a, ScalarType b) = (Pick(palette), AnyType());
            Line tuple = Line.Of("tuple", $"({a.Keyword()} A, {b.Keyword()} B) {name} = ({{0}}, {{1}});", Value(a, Depth), Value(b, Depth));
            AddFields(name, a, b);
            return [tuple];
        }

        string made = $"new {type.Name}({{0}}, {{1}})";
        bool hasOther = structures.Count > 0;
        Line line = random.Next(4) switch
        {
            0 when hasOther => Line.Of("operator of a structure", $"{type.Name} {name} = {made} + {Pick(structures)};", Value(type.A, Depth), Value(type.B, Depth)),
            1 when hasOther => Line.Of("property of a structure", $"{type.Name} {name} = {Pick(structures)}.Turned;"),
            2 when hasOther => Line.Of("copy of a structure", $"{type.Name} {name} = {Pick(structures)};"),
            _ => Line.Of("structure", $"{type.Name} {name} = {made};", Value(type.A, Depth), Value(type.B, Depth)),
        };
        structures.Add(name);
        AddFields(name, type.A, type.B);
        return [line];
    }

    private Line[] AssignStructure() => [Line.Of("assignment of a structure", $"{Pick(structures)} {(structures.Count > 1 && Chance(40) ? "" : "+")}= {Pick(structures)};")];

    private void AddFields(string name, ScalarType a, ScalarType b)
    {
        scope.Add(new Local(name + ".A", a, IsMutable: true));
        scope.Add(new Local(name + ".B", b, IsMutable: true));
    }
}
