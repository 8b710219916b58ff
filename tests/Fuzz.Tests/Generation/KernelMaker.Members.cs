using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <content>What stands beside a kernel: helpers and a structure.</content>
internal sealed partial class KernelMaker
{
    private Structure? MakeStructure()
    {
        if (random.Next(2) != 0)
            return null;
        var structure = new Structure("Pair", Pick(palette), Pick(palette));
        members.Add(structure.Member);
        return structure;
    }

    private ImmutableArray<string> MakeGenerics()
    {
        if (random.Next(4) != 0)
            return [];
        (string name, Member member) = Pick(GenericHelpers.OfTwo);
        members.Add(member);
        members.Add(GenericHelpers.Cut);
        return [name];
    }

    private void AddHelper(string name, ImmutableArray<string> generics)
    {
        bool isTuple = random.Next(4) == 0;
        ImmutableArray<ScalarType> results = isTuple ? [Pick(palette), Pick(palette)] : [random.Next(6) == 0 ? ScalarType.Boolean : Pick(palette)];
        ScalarType[] parameters = [random.Next(2) == 0 ? ScalarType.Int32 : ScalarType.Double, .. Enumerable.Range(0, random.Next(2)).Select(_ => Pick(palette))];
        ScalarType? byRef = !isTuple && random.Next(3) == 0 ? Pick(palette) : null;
        ScalarType? byOut = !isTuple && random.Next(4) == 0 ? Pick(palette) : null;
        var writer = new Writer(random, palette) { Prefix = name + "_", WantsFaults = wantsFaults, Budget = random.Next(3, 10), Helpers = [.. helpers], Generics = generics };
        string[] names = [.. parameters.Select((_, k) => $"{name}_p{k}")];
        for (int k = 0; k < parameters.Length; k++)
            writer.Declare(new Local(names[k], parameters[k], IsMutable: (byRef is null || k == 0) && random.Next(3) == 0));
        (string reference, string output) = (name + "_ref", name + "_out");
        if (byRef is { } type)
            writer.Declare(new Local(reference, type, IsMutable: true));
        Sequence body = writer.HelperBody(results, byOut is { } of ? new Local(output, of, IsMutable: true) : null);
        helpers.Add(new Helper(name, results, [.. parameters], writer.HasFaults) { Ref = byRef, Out = byOut });
        string result = results.Length == 1 ? results[0].Keyword() : $"({results[0].Keyword()}, {results[1].Keyword()})";
        string[] heads = [.. parameters.Select((p, k) => $"{(byRef is not null && k > 0 ? "in " : "")}{p.Keyword()} {names[k]}")];
        string[] references = [.. byRef is { } r ? [$"ref {r.Keyword()} {reference}"] : (string[])[], .. byOut is { } o ? [$"out {o.Keyword()} {output}"] : (string[])[]];
        members.Add(new Member($"private static {result} {name}({string.Join(", ", references.Concat(heads))})", body));
    }
}
