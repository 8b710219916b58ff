using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// What a loop packs into gets a name of its own where the loop reads the buffer, too, or its length: threads pack into other memory under that name.
/// <code>
/// before: if (p(x[i])) { x[k] = x[i]; k += 1 }
/// after:  if (p(x[i])) { x_packed[k] = x[i]; k += 1 }, where x_packed is x
/// </code>
/// </summary>
internal static class NamePacked
{
    public static (For Code, LoopVerdict Verdict) Run(For code, LoopVerdict verdict, FreeNames names)
    {
        Dictionary<int, KernelBuffer> renamed = [];
        foreach (Store store in verdict.Reductions.Select(r => r.Packing).OfType<Packing>().SelectMany(p => p.Stores).Select(s => s.Store))
        {
            if (code.Body.AllExpressions().Concat(code.Ends()).Any(e => e is Load load ? load.Buffer == store.Buffer : e is Length length && length.Buffer == store.Buffer))
                renamed[store.Id] = store.Buffer with { Name = names.Next(store.Buffer.Name + "_packed"), Same = store.Buffer };
        }

        if (renamed.Count == 0)
            return (code, verdict);
        Store Rename(Store store) => renamed.TryGetValue(store.Id, out KernelBuffer? buffer) ? store with { Buffer = buffer } : store;
        Block Renamed(Block block) => new(block.Statements.Select(s => s is Store store ? Rename(store) : s.WithBlocks(Renamed)).ToEquatable());
        Reduction[] reductions = [.. verdict.Reductions.Select(r => r.Packing is not { } packing ? r
            : r with { Packing = packing with { Stores = packing.Stores.Select(s => s with { Store = Rename(s.Store) }).ToEquatable() } })];
        return (code with { Body = Renamed(code.Body) }, verdict with { Reductions = reductions });
    }
}
