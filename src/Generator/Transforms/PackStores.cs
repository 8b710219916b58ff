using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Makes the writes of a counter that packs statements of their own, and has the counter step ahead of them: what the lanes that are on
/// write waits in memory of the gang, in order, until there is enough of it to be copied.
/// <code>
/// before: if (p) { int at = k; y[at] = x[i]; k += 1 }
/// after:  if (p) { k count= 1; pack y[k] = x[i] }
/// </code>
/// Only for lanes; scalar code keeps the statements.
/// </summary>
internal static class PackStores
{
    public static For Run(For code, LoopVerdict verdict, FreeNames names)
    {
        foreach (Packing packing in verdict.Reductions.Select(r => r.Packing).OfType<Packing>())
        {
            Dictionary<int, Pack> packs = packing.Stores.ToDictionary(p => p.Store.Id, p => new Pack(p.Store.Id, packing.Counter, p.Offset, p.Store.Buffer,
                new KernelBuffer(names.Next(p.Store.Buffer.Name + "_held"), p.Store.Buffer.Element, 1, BufferKind.PrivateSpan), p.Store.Value));
            code = code with { Body = Rewrite(code.Body, packing, packs) };
        }

        return code;
    }

    private static Block Rewrite(Block block, Packing packing, Dictionary<int, Pack> packs)
    {
        HashSet<Variable> places = new(packing.Stores.SelectMany(s => s.Store.Index[0].All()).OfType<VariableRef>().Select(r => r.Variable)) { packing.Counter };
        bool holds = block.Statements.Any(s => s.Id == packing.Step.Id);
        if (!holds)
            return new Block(block.Statements.Select(s => s.WithBlocks(b => Rewrite(b, packing, packs))).ToEquatable());

        // The values of stores that tests were taken out of are those of the code.
        List<Stmt> result = [packing.Step with { Kind = ReductionKind.Count }];
        foreach (Stmt statement in block.Statements.Where(s => s.Id != packing.Step.Id && !(s is Let let && (places.Contains(let.Variable) || IsPlace(let, places)))))
            result.Add(statement is Store store && packs.TryGetValue(store.Id, out Pack? pack) ? pack with { Value = store.Value } : statement.WithBlocks(b => Rewrite(b, packing, packs)));
        return new Block(result.ToEquatable());
    }

    /// <summary>Whether a local is one of those that follow the counter.</summary>
    private static bool IsPlace(Let let, HashSet<Variable> places) => let.Value is { } value && value.All().Any(e => e is VariableRef reference && places.Contains(reference.Variable));
}
