<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>NNViz {0}: see neural networks learn</source>
        <translation>NNViz {0}:看神经网络如何学习</translation>
    </message>
    <message>
        <source>Free software under the MIT licence; the parts of others keep theirs.</source>
        <translation>基于 MIT 许可证的自由软件；第三方部分保留各自的许可证。</translation>
    </message>
    <message>
        <source>Licences of all parts</source>
        <translation>所有组成部分的许可证</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>New experiment</source>
        <translation>新建实验</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>All settings of learning</source>
        <translation>全部学习设置</translation>
    </message>
    <message>
        <source>Start or pause training</source>
        <translation>开始或暂停训练</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>One epoch</source>
        <translation>一轮</translation>
    </message>
    <message>
        <source>Reset, same seed</source>
        <translation>重置（同一随机种子）</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>新随机种子</translation>
    </message>
    <message>
        <source>Inside one update</source>
        <translation>一次更新的内部</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>中文 / English</source>
        <translation>中文 / English</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Enlarge the graph</source>
        <translation>放大网络图</translation>
    </message>
    <message>
        <source>Shrink the graph</source>
        <translation>缩小网络图</translation>
    </message>
    <message>
        <source>Fit the graph into the window</source>
        <translation>网络图适应窗口</translation>
    </message>
    <message>
        <source>Keyboard map</source>
        <translation>快捷键一览</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>打开菜单</translation>
    </message>
    <message>
        <source>About NNViz</source>
        <translation>关于 NNViz</translation>
    </message>
    <message>
        <source>Paint points</source>
        <translation>绘制数据点</translation>
    </message>
    <message>
        <source>Model summary</source>
        <translation>模型概要</translation>
    </message>
    <message>
        <source>Report of right and wrong</source>
        <translation>评估报告</translation>
    </message>
    <message>
        <source>Moving openings</source>
        <translation>展开动画</translation>
    </message>
    <message>
        <source>Updates (opens a web page)</source>
        <translation>更新（打开网页）</translation>
    </message>
    <message>
        <source>Open table…</source>
        <translation>打开表格…</translation>
    </message>
    <message>
        <source>Paste table</source>
        <translation>粘贴表格</translation>
    </message>
    <message>
        <source>Keep run</source>
        <translation>保留本次训练</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>比较训练</translation>
    </message>
    <message>
        <source>Save a picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Record training…</source>
        <translation>录制训练…</translation>
    </message>
    <message>
        <source>Open folder of pictures…</source>
        <translation>打开图片文件夹…</translation>
    </message>
    <message>
        <source>Import network…</source>
        <translation>导入网络…</translation>
    </message>
    <message>
        <source>Export network…</source>
        <translation>导出网络…</translation>
    </message>
</context>
<context>
    <name>AugmentationPanel</name>
    <message>
        <source>Change pictures a little</source>
        <translation>轻微改变图像</translation>
    </message>
    <message>
        <source>Each time a picture trains it is moved, turned and bent a little (data augmentation)</source>
        <translation>每次训练时把图像稍微平移、旋转和变形（数据增强）</translation>
    </message>
    <message>
        <source>Augment pictures</source>
        <translation>开启数据增强</translation>
    </message>
    <message>
        <source>Stop augmenting</source>
        <translation>关闭数据增强</translation>
    </message>
    <message>
        <source>Change augmentation</source>
        <translation>修改数据增强</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Go back and divide the learning rate by 10</source>
        <translation>回退，并将学习率除以 10</translation>
    </message>
    <message>
        <source>Return to the last good weights and train on with smaller updates</source>
        <translation>回到最后一次正常的权重，以更小的更新继续训练</translation>
    </message>
    <message>
        <source>Only go back</source>
        <translation>仅回退</translation>
    </message>
    <message>
        <source>Return to the last good weights and change nothing</source>
        <translation>回到最后一次正常的权重，其他都不改变</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this message and leave everything as it is</source>
        <translation>关闭这条消息，一切保持原样</translation>
    </message>
    <message>
        <source>Training stopped at step {0}: the updates were too large and a number grew beyond all bounds (NaN or infinity in {1}). The last good state, of step {2}, is kept.</source>
        <translation>训练在第 {0} 步停止：更新幅度过大，数值超出了范围（{1} 中出现 NaN 或无穷大）。第 {2} 步的最后一个正常状态已保留。</translation>
    </message>
    <message>
        <source>Training stopped by an error in the program: {0}</source>
        <translation>程序出错，训练已停止：{0}</translation>
    </message>
</context>
<context>
    <name>Bars</name>
    <message>
        <source>Probability of each class</source>
        <translation>各类别的概率</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this card (Escape)</source>
        <translation>关闭此卡片(Esc)</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove {0}</source>
        <translation>移除{0}</translation>
    </message>
    <message>
        <source>Forget this kept run</source>
        <translation>丢弃这次保留的训练</translation>
    </message>
</context>
<context>
    <name>ColumnHeader</name>
    <message>
        <source>{0}: one neuron fewer</source>
        <translation>{0}:减少一个神经元</translation>
    </message>
    <message>
        <source>{0}: one neuron more</source>
        <translation>{0}:增加一个神经元</translation>
    </message>
    <message>
        <source>{0}: remove the layer</source>
        <translation>{0}:删除该层</translation>
    </message>
    <message>
        <source>Add a layer before</source>
        <translation>在前面添加一层</translation>
    </message>
    <message>
        <source>Add a layer after</source>
        <translation>在后面添加一层</translation>
    </message>
    <message>
        <source>Remove the layer</source>
        <translation>删除该层</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>移除{0}</translation>
    </message>
    <message>
        <source>Forget this kept run</source>
        <translation>丢弃这次保留的训练</translation>
    </message>
    <message>
        <source>other data</source>
        <translation>数据不同</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Keep a run, change something, and see both here.</source>
        <translation>保留一次训练，改动一些设置，就能在这里对比两者。</translation>
    </message>
    <message>
        <source>All settings are the same.</source>
        <translation>所有设置都相同。</translation>
    </message>
</context>
<context>
    <name>ConfusionGrid</name>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>True</source>
        <translation>真实</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Rows: true class. Columns: what the network said. Click a cell for its samples.</source>
        <translation>行：真实类别。列：网络的判断。单击格子查看其样本。</translation>
    </message>
    <message>
        <source>Confusion matrices are for classes; this data has values.</source>
        <translation>混淆矩阵用于类别；此数据是数值。</translation>
    </message>
    <message>
        <source>True {0}, predicted {1}: {2} samples, {3} % of the row</source>
        <translation>真实 {0},预测 {1}:{2} 个样本，占该行的 {3} %</translation>
    </message>
    <message>
        <source>{0} of {1} right ({2} %)</source>
        <translation>{1} 个中 {0} 个正确({2} %)</translation>
    </message>
    <message>
        <source>mostly {0} read as {1}</source>
        <translation>最常把 {0} 误认为 {1}</translation>
    </message>
    <message>
        <source>{0}; {1}</source>
        <translation>{0};{1}</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Put the table on the clipboard, to paste it into a report</source>
        <translation>把表格放到剪贴板，便于粘贴到报告中</translation>
    </message>
</context>
<context>
    <name>CrashHandler</name>
    <message>
        <source>NNViz has met a bug</source>
        <translation>NNViz 遇到了程序错误</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. Your experiment is still open: save it.</source>
        <translation>程序内部出了问题。您的实验仍然打开着，请保存。</translation>
    </message>
    <message>
        <source>{0}

The details are in the log file in {1}</source>
        <translation>{0}

详细信息见日志文件，位于 {1}</translation>
    </message>
</context>
<context>
    <name>CurvesView</name>
    <message>
        <source>Wheel: zoom. Drag: move. Double click: show all.</source>
        <translation>滚轮：缩放。拖动：移动。双击：显示全部。</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Which measure is drawn</source>
        <translation>绘制哪个指标</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Logarithmic axis: equal factors are equal distances</source>
        <translation>对数坐标轴：相同的倍数对应相同的距离</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Mean over the past points, weighted (exponential moving average); the raw curve stays faint</source>
        <translation>对过去的点加权平均（指数滑动平均）;原始曲线以淡色保留</translation>
    </message>
    <message>
        <source>epoch {0}</source>
        <translation>第 {0} 轮</translation>
    </message>
    <message>
        <source>Kept runs beside the live one: boundaries, scores, and the settings that differ (Ctrl+Shift+K)</source>
        <translation>保留的训练与当前训练并排：边界、得分和不同的设置（Ctrl+Shift+K）</translation>
    </message>
    <message>
        <source>Keep this run as it is now, to compare later ones with it (Ctrl+K)</source>
        <translation>保留当前的训练，供以后的训练对比（Ctrl+K）</translation>
    </message>
    <message>
        <source>Keep run</source>
        <translation>保留本次训练</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>比较训练</translation>
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>How far the samples stray from their pattern</source>
        <translation>样本偏离其规律的程度</translation>
    </message>
    <message>
        <source>Training share</source>
        <translation>训练集比例</translation>
    </message>
    <message>
        <source>The part of the samples that the network learns from; the rest is the test set</source>
        <translation>用于训练网络的样本比例，其余为测试集</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Samples per update: 1 is stochastic gradient descent, all of them gradient descent proper</source>
        <translation>每次更新使用的样本数：1 为随机梯度下降，全部样本为（全批量）梯度下降</translation>
    </message>
    <message>
        <source>Draw other samples of the same kind; Undo brings these back</source>
        <translation>重新抽取同类样本；撤销可恢复当前样本</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Change noise</source>
        <translation>更改噪声</translation>
    </message>
    <message>
        <source>Change training share</source>
        <translation>更改训练集比例</translation>
    </message>
    <message>
        <source>Change batch size</source>
        <translation>更改批大小</translation>
    </message>
    <message>
        <source>Change data set</source>
        <translation>更换数据集</translation>
    </message>
    <message>
        <source>Change data</source>
        <translation>更改数据</translation>
    </message>
    <message>
        <source>New data</source>
        <translation>新数据</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>New data, seed {0}</source>
        <translation>新数据，种子 {0}</translation>
    </message>
    <message>
        <source>{0} % fetched: cancel</source>
        <translation>已下载 {0} %：取消</translation>
    </message>
    <message>
        <source>Call the download off; nothing of it is kept</source>
        <translation>取消下载，已下载的内容不保留</translation>
    </message>
    <message>
        <source>There is no connection to the internet now</source>
        <translation>目前没有网络连接</translation>
    </message>
    <message>
        <source>Downloads the full MNIST, about 15 MB, from openml.org into the data folder: once</source>
        <translation>从 openml.org 下载完整的 MNIST（约 15 MB）到数据文件夹，只需一次</translation>
    </message>
    <message>
        <source>Fetch all 70,000 pictures</source>
        <translation>下载全部 70,000 张图片</translation>
    </message>
</context>
<context>
    <name>DigitBars</name>
    <message>
        <source>Prediction</source>
        <translation>预测结果</translation>
    </message>
    <message>
        <source>Predicted class</source>
        <translation>预测的类别</translation>
    </message>
    <message>
        <source>Test picture: {0}</source>
        <translation>测试图片：{0}</translation>
    </message>
</context>
<context>
    <name>DigitsWorkbench</name>
    <message>
        <source>Middle</source>
        <translation>中间</translation>
    </message>
    <message>
        <source>What stands in the middle</source>
        <translation>中间显示的内容</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Layers, neurons and links</source>
        <translation>层、神经元与连接</translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>What every filter finds in the drawing</source>
        <translation>每个滤波器在笔迹中找到什么</translation>
    </message>
    <message>
        <source>Test pictures</source>
        <translation>测试图片</translation>
    </message>
    <message>
        <source>What it says of pictures that it never learned</source>
        <translation>它对从未学过的图片怎么说</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>下方</translation>
    </message>
    <message>
        <source>What stands below the prediction</source>
        <translation>预测结果下方显示的内容</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习过程</translation>
    </message>
    <message>
        <source>Loss and accuracy while it learns</source>
        <translation>学习过程中的损失与准确率</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>错误分析</translation>
    </message>
    <message>
        <source>Which digits it takes for which others</source>
        <translation>把哪些数字误认为哪些数字</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>判断依据</translation>
    </message>
    <message>
        <source>Which parts of the drawing spoke for the answer</source>
        <translation>笔迹的哪些部分支持这个答案</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>推动</translation>
    </message>
    <message>
        <source>Move, turn or thicken the drawing: which network stays sure?</source>
        <translation>移动、旋转或加粗所画的数字：哪个网络仍然有把握？</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Try input size, padding, kernel and stride</source>
        <translation>试一试输入大小、填充、卷积核和步幅</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>What each filter has learned, and its gradient</source>
        <translation>每个滤波器学到了什么，以及它的梯度</translation>
    </message>
    <message>
        <source>Dream</source>
        <translation>梦</translation>
    </message>
    <message>
        <source>What a neuron, a filter or a class looks for</source>
        <translation>神经元、滤波器或类别在寻找什么</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Open an experiment</source>
        <translation>打开实验</translation>
    </message>
    <message>
        <source>Save the experiment</source>
        <translation>保存实验</translation>
    </message>
    <message>
        <source>Unsaved experiment</source>
        <translation>实验未保存</translation>
    </message>
    <message>
        <source>“{0}” has changes that are not saved. Save them?</source>
        <translation>“{0}”有未保存的更改。要保存吗？</translation>
    </message>
    <message>
        <source>Unsaved work was found</source>
        <translation>发现未保存的工作</translation>
    </message>
    <message>
        <source>NNViz did not end properly. Open the unsaved work of {0}?</source>
        <translation>NNViz 上次未正常退出。要打开 {0} 的未保存工作吗？</translation>
    </message>
    <message>
        <source>NNViz experiments (*{0})</source>
        <translation>NNViz 实验 (*{0})</translation>
    </message>
    <message>
        <source>Keep the data?</source>
        <translation>保留数据？</translation>
    </message>
    <message>
        <source>Put the data ({0} MB) into the file too? Without it, it has to be chosen again on opening.</source>
        <translation>要把数据（{0} MB）也放进文件吗？否则打开时需要重新选择。</translation>
    </message>
</context>
<context>
    <name>DrawView</name>
    <message>
        <source>Draw a digit here</source>
        <translation>在这里写一个数字</translation>
    </message>
    <message>
        <source>Draw with the mouse, a finger or a pen; the right button erases.
Backspace takes back a stroke, Delete clears, E is the eraser.</source>
        <translation>用鼠标、手指或手写笔书写；右键擦除。
退格键撤销一笔，Delete 键清空，E 键切换橡皮擦。</translation>
    </message>
    <message>
        <source>Drawing pad</source>
        <translation>手写板</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back the last stroke (Backspace)</source>
        <translation>撤销最后一笔（退格键）</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Wipe the pad (Delete)</source>
        <translation>清空手写板(Delete)</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮擦</translation>
    </message>
    <message>
        <source>Wipe parts of the drawing (E)</source>
        <translation>擦除部分笔迹(E)</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Width of the pen, on a pad of 280 px</source>
        <translation>画笔粗细（手写板边长 280 像素）</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>What the network saw</source>
        <translation>网络看到的图像</translation>
    </message>
    <message>
        <source>Crop, scale and centre as the makers of the data did. Switch it off to see why it matters</source>
        <translation>按数据集作者的方法裁剪、缩放并居中。关闭它，看看为什么这很重要</translation>
    </message>
    <message>
        <source>Centre it</source>
        <translation>自动居中</translation>
    </message>
    <message>
        <source>Drawings are for networks that read 8 × 8 or 28 × 28. Open a picture instead.</source>
        <translation>绘画只适用于读取 8 × 8 或 28 × 28 的网络。请改为打开图片。</translation>
    </message>
</context>
<context>
    <name>DreamView</name>
    <message>
        <source>Again</source>
        <translation>再来一次</translation>
    </message>
    <message>
        <source>Climb anew, with the weights of now</source>
        <translation>用现在的权重重新攀升</translation>
    </message>
    <message>
        <source>What the unit looks for</source>
        <translation>该单元在寻找什么</translation>
    </message>
    <message>
        <source>Starts from faint noise and follows the slope of the unit&apos;s answer (activation maximisation)</source>
        <translation>从微弱噪声出发，沿单元响应的梯度上升（激活最大化）</translation>
    </message>
    <message>
        <source>What the network thinks {0} looks like</source>
        <translation>网络认为 {0} 是什么样子</translation>
    </message>
    <message>
        <source>What a unit looks for</source>
        <translation>单元在寻找什么</translation>
    </message>
    <message>
        <source>This is for networks that read pictures.</source>
        <translation>仅适用于识别图像的网络。</translation>
    </message>
    <message>
        <source>What {0} looks for</source>
        <translation>{0} 在寻找什么</translation>
    </message>
    <message>
        <source>Click a neuron, a map, a filter or a class.</source>
        <translation>点击神经元、特征图、滤波器或类别。</translation>
    </message>
    <message>
        <source>Its answer: {0} → {1}, step {2} of {3}</source>
        <translation>响应：{0} → {1}，第 {2} 步，共 {3} 步</translation>
    </message>
</context>
<context>
    <name>Explainer</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Back to all maps (Escape)</source>
        <translation>回到全部特征图（Esc）</translation>
    </message>
    <message>
        <source>Point or use the arrows · Esc closes</source>
        <translation>指向或用方向键 · Esc 关闭</translation>
    </message>
    <message>
        <source>Softmax: from sums to shares</source>
        <translation>Softmax：从加权和到概率</translation>
    </message>
    <message>
        <source>Flatten: from maps to a row of numbers</source>
        <translation>展平：从特征图到一行数</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Writing …</source>
        <translation>正在写入……</translation>
    </message>
    <message>
        <source> and </source>
        <translation> 和 </translation>
    </message>
    <message>
        <source>Written: {0} in {1}</source>
        <translation>已写入：{0}，位于 {1}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this card (Escape)</source>
        <translation>关闭这张卡片（Esc）</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Choose where the files go</source>
        <translation>选择文件存放的位置</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Export the network</source>
        <translation>导出网络</translation>
    </message>
</context>
<context>
    <name>FeatureMapsView</name>
    <message>
        <source>Maps of all layers</source>
        <translation>所有层的特征图</translation>
    </message>
    <message>
        <source>Colour range</source>
        <translation>颜色范围</translation>
    </message>
    <message>
        <source>What full colour means: the largest value of what</source>
        <translation>满色代表什么范围内的最大值</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>单图</translation>
    </message>
    <message>
        <source>Full colour is the largest value of each map itself</source>
        <translation>满色为每张特征图自身的最大值</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>单层</translation>
    </message>
    <message>
        <source>Full colour is the largest value of the layer: maps compare</source>
        <translation>满色为该层的最大值：特征图之间可比较</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>全网络</translation>
    </message>
    <message>
        <source>Full colour is the largest value anywhere: layers compare</source>
        <translation>满色为整个网络的最大值：各层之间可比较</translation>
    </message>
    <message>
        <source>max {0}</source>
        <translation>最大值 {0}</translation>
    </message>
    <message>
        <source>gradient {0}</source>
        <translation>梯度 {0}</translation>
    </message>
    <message>
        <source>This network has no layers of maps.</source>
        <translation>此网络没有特征图层。</translation>
    </message>
    <message>
        <source>Draw something to see what each layer makes of it.</source>
        <translation>写点什么，看每一层如何处理它。</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} 到 {1}</translation>
    </message>
    <message>
        <source>{0} maps</source>
        <translation>{0} 张特征图</translation>
    </message>
    <message>
        <source>Blue: the layer found what it looks for. Orange: the opposite.
Click a map: how it is made. Hold L over a map: the network without it.</source>
        <translation>蓝色：该层找到了它要找的东西。橙色：相反。
点击特征图：它是怎样算出来的。指向特征图并按住 L：没有它的网络。</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
</context>
<context>
    <name>FilmPanel</name>
    <message>
        <source>Caption</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Experiment, step and loss, below each picture</source>
        <translation>每幅画面下方写上实验、步数和损失</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>录制…</translation>
    </message>
    <message>
        <source>Choose a file; the recording runs until it is stopped</source>
        <translation>选择文件；录制会一直进行直到停止</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>停止并保存</translation>
    </message>
    <message>
        <source>End the film and keep it</source>
        <translation>结束录制并保留影片</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Throw the film away</source>
        <translation>丢弃这段影片</translation>
    </message>
    <message>
        <source>Start the recording, then train: each picture becomes a frame.</source>
        <translation>开始录制，然后训练：每幅画面成为一帧。</translation>
    </message>
    <message>
        <source>{0} frames, {1} KiB</source>
        <translation>{0} 帧，{1} KiB</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>What kind of film</source>
        <translation>影片的类型</translation>
    </message>
    <message>
        <source>Plays everywhere, repeats for ever</source>
        <translation>随处可播放，循环播放</translation>
    </message>
    <message>
        <source>Smaller and finer</source>
        <translation>更小更清晰</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Width of the film in pixels</source>
        <translation>影片宽度（像素）</translation>
    </message>
    <message>
        <source>{0} pixels wide</source>
        <translation>宽 {0} 像素</translation>
    </message>
    <message>
        <source>One frame for</source>
        <translation>每帧对应</translation>
    </message>
    <message>
        <source>How much training passes between two frames</source>
        <translation>两帧之间经过多少训练</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>The recording stops by itself at this length</source>
        <translation>达到此长度时自动停止录制</translation>
    </message>
    <message>
        <source>{0} s of film</source>
        <translation>{0} 秒影片</translation>
    </message>
    <message>
        <source>each picture of the screen</source>
        <translation>屏幕上的每幅画面</translation>
    </message>
    <message>
        <source>each step</source>
        <translation>每一步</translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation>{0} 步</translation>
    </message>
</context>
<context>
    <name>FiltersView</name>
    <message>
        <source>Filters and their gradients</source>
        <translation>滤波器及其梯度</translation>
    </message>
    <message>
        <source>Left of each pair: the weights. Right: the gradient of the newest step; a weight moves against it.
Click a filter: what it looks for. Hold L over it: the network without it.</source>
        <translation>每对的左边：权重。右边：最新一步的梯度；权重朝相反方向移动。
点击滤波器：它在寻找什么。指向它并按住 L：没有它的网络。</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Whose weights are drawn</source>
        <translation>显示哪一层的权重</translation>
    </message>
    <message>
        <source>Input map</source>
        <translation>输入图</translation>
    </message>
    <message>
        <source>A filter has a picture for each map of the layer before it</source>
        <translation>对前一层的每张特征图，滤波器都有一幅图</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>This network has no weights that make a picture.</source>
        <translation>此网络没有可画成图的权重。</translation>
    </message>
    <message>
        <source>Full colour: weight ±{0}, gradient ±{1}</source>
        <translation>满色：权重 ±{0}，梯度 ±{1}</translation>
    </message>
    <message>
        <source>{0}: largest weight {1}, largest gradient {2}</source>
        <translation>{0}：最大权重 {1}，最大梯度 {2}</translation>
    </message>
</context>
<context>
    <name>FlattenView</name>
    <message>
        <source>{0}: number × weight of neuron {1}</source>
        <translation>{0}：数值 × 神经元 {1} 的权重</translation>
    </message>
    <message>
        <source>{0}: {1} numbers in one row</source>
        <translation>{0}：排成一行的 {1} 个数</translation>
    </message>
    <message>
        <source>{0}: point at a neuron to see what it adds up</source>
        <translation>{0}：指向一个神经元，看它把什么相加</translation>
    </message>
    <message>
        <source>input {0} = {1}</source>
        <translation>输入 {0} = {1}</translation>
    </message>
    <message>
        <source>Row {0}, column {1}, map {2}, counted from 0:</source>
        <translation>第 {0} 行、第 {1} 列、第 {2} 张图（从 0 数起）：</translation>
    </message>
    <message>
        <source>→ input {0} = {1}</source>
        <translation>→ 输入 {0} = {1}</translation>
    </message>
    <message>
        <source>Σ {0} products = {1}</source>
        <translation>Σ {0} 个乘积 = {1}</translation>
    </message>
    <message>
        <source>+ bias {0}</source>
        <translation>+ 偏置 {0}</translation>
    </message>
    <message>
        <source>From maps to a row of numbers</source>
        <translation>从特征图到一行数</translation>
    </message>
    <message>
        <source>Point at a cell, a bar or a neuron: a line shows what becomes of it.</source>
        <translation>指向一个格子、一根条或一个神经元：连线显示它变成了什么。</translation>
    </message>
</context>
<context>
    <name>GanPlot</name>
    <message>
        <source>Real and made</source>
        <translation>真实与生成</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>Show the real points (blue): what the generator is to imitate</source>
        <translation>显示真实点（蓝色）：生成器要模仿的对象</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Show what the generator makes of noise that stays the same (orange)</source>
        <translation>显示生成器由固定噪声生成的点（橙色）</translation>
    </message>
    <message>
        <source>Colour the plane by the discriminator&apos;s answer: blue where it says real, orange where made</source>
        <translation>按判别器的回答给平面着色：判为真实处为蓝色，判为生成处为橙色</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Show where made points would have to move to look more real (gradient of the discriminator)</source>
        <translation>显示生成点往哪里移动会更像真实点（判别器的梯度）</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>Noise grid</source>
        <translation>噪声网格</translation>
    </message>
    <message>
        <source>Show how the generator bends a square grid of noise (manifold)</source>
        <translation>显示生成器如何弯曲方形的噪声网格（流形）</translation>
    </message>
    <message>
        <source>Real and made points over the plane</source>
        <translation>平面上的真实点与生成点</translation>
    </message>
    <message>
        <source>made</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>real</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>{0} → {1} % real</source>
        <translation>{0} → {1} % 真实</translation>
    </message>
</context>
<context>
    <name>HeaderRow</name>
    <message>
        <source>Add a layer between {0} and {1}</source>
        <translation>在{0}与{1}之间添加一层</translation>
    </message>
</context>
<context>
    <name>ImagesWorkbench</name>
    <message>
        <source>Train a fresh network</source>
        <translation>训练一个新网络</translation>
    </message>
    <message>
        <source>Back to the trained network</source>
        <translation>回到训练好的网络</translation>
    </message>
    <message>
        <source>Start the same network with fresh weights and watch it learn; undo brings the trained one back</source>
        <translation>用全新的权重重新开始同一个网络，看它如何学习；撤销可恢复训练好的网络</translation>
    </message>
    <message>
        <source>Train a fresh one</source>
        <translation>重新训练一个</translation>
    </message>
    <message>
        <source>Back to the trained one</source>
        <translation>回到训练好的</translation>
    </message>
    <message>
        <source>Take the weights that ship with the program again</source>
        <translation>重新使用程序自带的权重</translation>
    </message>
    <message>
        <source>Fresh weights</source>
        <translation>全新权重</translation>
    </message>
    <message>
        <source>Trained before: {0} % of {1} test pictures</source>
        <translation>已训练：{1} 张测试图片中 {0} % 正确</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>The layers of the file, as they are here</source>
        <translation>文件中的层，按本程序的说法</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>The data sets that the network takes as it is</source>
        <translation>这个网络可以直接使用的数据集</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Make an experiment of this network, with its weights</source>
        <translation>用这个网络及其权重建立一个实验</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep what was open</source>
        <translation>保留原来打开的内容</translation>
    </message>
    <message>
        <source>Reading {0} …</source>
        <translation>正在读取 {0}……</translation>
    </message>
    <message>
        <source>{0}: {1} layers, {2} weights, takes {3}</source>
        <translation>{0}：{1} 层，{2} 个权重，输入 {3}</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Import a network</source>
        <translation>导入网络</translation>
    </message>
    <message>
        <source>ONNX networks (*{0})</source>
        <translation>ONNX 网络 (*{0})</translation>
    </message>
</context>
<context>
    <name>InputsPanel</name>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Feed the network {0}: {1}</source>
        <translation>向网络输入 {0}:{1}</translation>
    </message>
    <message>
        <source>The network needs at least one input.</source>
        <translation>网络至少需要一个输入。</translation>
    </message>
    <message>
        <source>Change inputs</source>
        <translation>更改输入</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Bias of {0}</source>
        <translation>{0}的偏置</translation>
    </message>
    <message>
        <source>Weight {0} → {1}</source>
        <translation>权重 {0} → {1}</translation>
    </message>
    <message>
        <source>What the network sees.</source>
        <translation>网络看到的内容。</translation>
    </message>
    <message>
        <source>Point at the output plot to put real numbers in.</source>
        <translation>将鼠标移到输出图上，即可代入真实数值。</translation>
    </message>
    <message>
        <source>Its picture shows the incoming weights, in their order.</source>
        <translation>图像按顺序显示其输入权重。</translation>
    </message>
</context>
<context>
    <name>KernelTerms</name>
    <message>
        <source>Σ {0} products</source>
        <translation>Σ {0} 个乘积</translation>
    </message>
    <message>
        <source>{0} (other {1} maps)</source>
        <translation>{0}（其余 {1} 张图）</translation>
    </message>
    <message>
        <source>{0} (bias)</source>
        <translation>{0}（偏置）</translation>
    </message>
    <message>
        <source>Largest of {0} values</source>
        <translation>{0} 个值中的最大值</translation>
    </message>
    <message>
        <source>Mean of {0} values</source>
        <translation>{0} 个值的平均</translation>
    </message>
    <message>
        <source>(average pooling would give {0})</source>
        <translation>（平均池化会得到 {0}）</translation>
    </message>
    <message>
        <source>(max pooling would give {0})</source>
        <translation>（最大池化会得到 {0}）</translation>
    </message>
</context>
<context>
    <name>KernelView</name>
    <message>
        <source>How a filter works</source>
        <translation>滤波器如何工作</translation>
    </message>
    <message>
        <source>This network has no convolution or pooling layer.</source>
        <translation>此网络没有卷积层或池化层。</translation>
    </message>
    <message>
        <source>Draw something: the numbers of the drawing appear here.</source>
        <translation>写点什么：笔迹的数值会显示在这里。</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>局部区域</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>product</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>{0} other maps</source>
        <translation>其余 {0} 张图</translation>
    </message>
    <message>
        <source>sum and bias</source>
        <translation>求和加偏置</translation>
    </message>
    <message>
        <source>output ({0})</source>
        <translation>输出（{0}）</translation>
    </message>
    <message>
        <source>window: the largest wins</source>
        <translation>窗口：最大者胜出</translation>
    </message>
    <message>
        <source>window: mean</source>
        <translation>窗口：平均值</translation>
    </message>
    <message>
        <source>what the network saw</source>
        <translation>网络看到的图像</translation>
    </message>
    <message>
        <source>this pixel sees {0}×{1}</source>
        <translation>此像素能看到 {0}×{1}</translation>
    </message>
    <message>
        <source>Point at the output to stop the window and read that pixel; click it to go back.</source>
        <translation>指向输出可停住窗口并读出该像素；点击输出则返回。</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Next and previous control</source>
        <translation>下一个、上一个控件</translation>
    </message>
    <message>
        <source>Press the control</source>
        <translation>按下控件</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Move a slider, walk the pictures</source>
        <translation>移动滑块、浏览图片</translation>
    </message>
    <message>
        <source>Close a card</source>
        <translation>关闭卡片</translation>
    </message>
    <message>
        <source>Paint tools, and the class to paint</source>
        <translation>绘点工具与要画的类别</translation>
    </message>
    <message>
        <source>Hold over a neuron, link or map: without it</source>
        <translation>按住并指向神经元、连接或特征图：看没有它时的结果</translation>
    </message>
</context>
<context>
    <name>LayerCard</name>
    <message>
        <source>+{0} more</source>
        <translation>还有 {0} 个</translation>
    </message>
</context>
<context>
    <name>LayerNames</name>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Hidden {0}</source>
        <translation>隐藏层 {0}</translation>
    </message>
    <message>
        <source>{0}, map {1}</source>
        <translation>{0},特征图 {1}</translation>
    </message>
    <message>
        <source>{0}, neuron {1}</source>
        <translation>{0},神经元 {1}</translation>
    </message>
    <message>
        <source>Conv</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Up-conv</source>
        <translation>转置卷积</translation>
    </message>
    <message>
        <source>Max pool</source>
        <translation>最大池</translation>
    </message>
    <message>
        <source>Avg pool</source>
        <translation>平均池</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>批归一</translation>
    </message>
    <message>
        <source>Layer norm</source>
        <translation>层归一</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Which layer the settings below belong to, with its output shape</source>
        <translation>下面的设置属于哪一层（附输出形状）</translation>
    </message>
    <message>
        <source>New layer</source>
        <translation>新层</translation>
    </message>
    <message>
        <source>What kind of layer to put behind the chosen one</source>
        <translation>在所选层之后放入哪种层</translation>
    </message>
    <message>
        <source>Add behind</source>
        <translation>加在其后</translation>
    </message>
    <message>
        <source>Put the new layer behind the chosen one</source>
        <translation>把新层放在所选层之后</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take the chosen layer out of the network</source>
        <translation>把所选层从网络中取出</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Change a layer</source>
        <translation>更改层</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>添加层</translation>
    </message>
    <message>
        <source>Remove a layer</source>
        <translation>移除层</translation>
    </message>
</context>
<context>
    <name>LesionView</name>
    <message>
        <source>Without a part of the network</source>
        <translation>缺少网络的一部分</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>测试准确率</translation>
    </message>
    <message>
        <source>Without {0}</source>
        <translation>没有 {0}</translation>
    </message>
    <message>
        <source>All pictures show the network without it.</source>
        <translation>所有图像显示的都是没有它的网络。</translation>
    </message>
    <message>
        <source>Asking the test samples …</source>
        <translation>正在询问测试样本…</translation>
    </message>
    <message>
        <source>None of {0} test samples is read otherwise.</source>
        <translation>{0} 个测试样本的判断都没有改变。</translation>
    </message>
    <message>
        <source>{0} of {1} test samples are read otherwise</source>
        <translation>{1} 个测试样本中有 {0} 个的判断改变了</translation>
    </message>
</context>
<context>
    <name>MainMenu</name>
    <message>
        <source>Open recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>No file yet</source>
        <translation>暂无文件</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Saved as {0}</source>
        <translation>已保存为 {0}</translation>
    </message>
    <message>
        <source>Preparing “{0}” …</source>
        <translation>正在准备“{0}”…</translation>
    </message>
</context>
<context>
    <name>NetworkGraph</name>
    <message>
        <source>at the point ({0}, {1})</source>
        <translation>在点 ({0}, {1}) 处</translation>
    </message>
    <message>
        <source>for this sample</source>
        <translation>对于该样本</translation>
    </message>
    <message>
        <source>Network graph</source>
        <translation>网络图</translation>
    </message>
    <message>
        <source>Show the whole network</source>
        <translation>显示整个网络</translation>
    </message>
</context>
<context>
    <name>OutputPlot</name>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Show the training points: the network learns from these</source>
        <translation>显示训练样本点：网络从它们学习</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Show the test points (dark rim): the network never learns from these</source>
        <translation>显示测试样本点（深色边框）:网络从不用它们学习</translation>
    </message>
    <message>
        <source>Hard boundary</source>
        <translation>硬边界</translation>
    </message>
    <message>
        <source>Show only which side wins, not how sure the network is (discretize output)</source>
        <translation>只显示归属哪一侧，不显示网络的把握程度（输出离散化）</translation>
    </message>
    <message>
        <source>Output of the network over the plane</source>
        <translation>网络在平面上的输出</translation>
    </message>
    <message>
        <source>Fit of the network</source>
        <translation>网络的拟合</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>true value</source>
        <translation>真实值</translation>
    </message>
    <message>
        <source>predicted value (test part)</source>
        <translation>预测值（测试集）</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>{0} → {1}</source>
        <translation>{0} → {1}</translation>
    </message>
    <message>
        <source>class {0}, {1} %</source>
        <translation>类别 {0},{1} %</translation>
    </message>
    <message>
        <source>{0} as {1}: {2}</source>
        <translation>{0} 判为 {1}:{2}</translation>
    </message>
    <message>
        <source>Paint points</source>
        <translation>绘制数据点</translation>
    </message>
    <message>
        <source>An empty sheet. Paint the first point: until then the old points train.</source>
        <translation>空白画布。请画下第一个点；在此之前仍用原来的点训练。</translation>
    </message>
    <message>
        <source>Paint points of your own: the network goes on learning from them (P). Of larger sets 2,000 points stay.</source>
        <translation>亲手画点：网络会接着从这些点学习（P）。较大的数据集只保留 2,000 个点。</translation>
    </message>
</context>
<context>
    <name>Overlays</name>
    <message>
        <source>All settings of learning</source>
        <translation>全部学习设置</translation>
    </message>
    <message>
        <source>Keyboard map</source>
        <translation>快捷键一览</translation>
    </message>
    <message>
        <source>Inside one update</source>
        <translation>一次更新的内部</translation>
    </message>
    <message>
        <source>About NNViz</source>
        <translation>关于 NNViz</translation>
    </message>
    <message>
        <source>Model summary</source>
        <translation>模型概要</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>评估报告</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>比较训练</translation>
    </message>
</context>
<context>
    <name>OwnDataPanel</name>
    <message>
        <source>Columns…</source>
        <translation>列…</translation>
    </message>
    <message>
        <source>Choose the target and the columns to predict from</source>
        <translation>选择目标和用来预测的列</translation>
    </message>
    <message>
        <source>Your pictures</source>
        <translation>你的图片</translation>
    </message>
    <message>
        <source>Your table</source>
        <translation>你的表格</translation>
    </message>
    <message>
        <source>{0} samples</source>
        <translation>{0} 个样本</translation>
    </message>
    <message>
        <source>A folder with one folder in it for each class; or drop it on the window</source>
        <translation>每个类别一个子文件夹的文件夹；也可拖放到窗口</translation>
    </message>
    <message>
        <source>Open pictures…</source>
        <translation>打开图片…</translation>
    </message>
    <message>
        <source>CSV, TSV, Excel or Parquet; or drop a file on the window, or paste a table</source>
        <translation>CSV、TSV、Excel 或 Parquet；也可将文件拖放到窗口，或粘贴表格</translation>
    </message>
    <message>
        <source>Open table…</source>
        <translation>打开表格…</translation>
    </message>
    <message>
        <source>Saving puts the data itself into the file; without it, it has to be chosen again on opening</source>
        <translation>保存时把数据本身放进文件；否则打开时需要重新选择</translation>
    </message>
    <message>
        <source>Keep in the file ({0})</source>
        <translation>保留在文件中（{0}）</translation>
    </message>
</context>
<context>
    <name>OwnPictures</name>
    <message>
        <source>Your pictures</source>
        <translation>你的图片</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>打开图片文件夹</translation>
    </message>
    <message>
        <source>“{0}” was saved without its pictures. Choose the folder “{1}” again?</source>
        <translation>“{0}”保存时没有包含图片。要重新选择文件夹“{1}”吗？</translation>
    </message>
    <message>
        <source>The data is missing</source>
        <translation>缺少数据</translation>
    </message>
    <message>
        <source>Open pictures</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>This folder holds other pictures than “{0}” was saved with. Choose the one that it was.</source>
        <translation>这个文件夹中的图片与保存“{0}”时的不同。请选择原来的文件夹。</translation>
    </message>
</context>
<context>
    <name>OwnTables</name>
    <message>
        <source>Your table</source>
        <translation>你的表格</translation>
    </message>
    <message>
        <source>Open a table</source>
        <translation>打开表格</translation>
    </message>
    <message>
        <source>Pasted table</source>
        <translation>粘贴的表格</translation>
    </message>
    <message>
        <source>“{0}” was saved without its data. Choose the file “{1}” again?</source>
        <translation>“{0}”保存时没有包含数据。要重新选择文件“{1}”吗？</translation>
    </message>
    <message>
        <source>The data is missing</source>
        <translation>缺少数据</translation>
    </message>
    <message>
        <source>Open table</source>
        <translation>打开表格</translation>
    </message>
    <message>
        <source>This file holds another table than “{0}” was saved with. Choose the file that it was.</source>
        <translation>这个文件中的表格与保存“{0}”时的不同。请选择原来的文件。</translation>
    </message>
    <message>
        <source>Tables ({0})</source>
        <translation>表格 ({0})</translation>
    </message>
</context>
<context>
    <name>PaintStrip</name>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Only point at the plot and read its values (V)</source>
        <translation>只用指针查看图上的数值（V）</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Click to add a point, drag to paint a row of them; the size is how far they stray (B)</source>
        <translation>单击添加一个点，拖动画出一串点；大小决定点的散布范围（B）</translation>
    </message>
    <message>
        <source>Spray</source>
        <translation>喷枪</translation>
    </message>
    <message>
        <source>Hold the button to spray points about the pointer: jitter (S)</source>
        <translation>按住鼠标在指针周围喷洒点：随机抖动（S）</translation>
    </message>
    <message>
        <source>Magnet</source>
        <translation>磁铁</translation>
    </message>
    <message>
        <source>Drag to pull the points near the pointer with it (M)</source>
        <translation>拖动时带着指针附近的点一起移动（M）</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Click a point to remove it, drag to wipe (E)</source>
        <translation>单击删除一个点，拖动擦除（E）</translation>
    </message>
    <message>
        <source>Empty sheet</source>
        <translation>空白画布</translation>
    </message>
    <message>
        <source>Begin with no points: the next one you paint replaces all</source>
        <translation>从没有点开始：接下来画的第一个点将取代全部旧点</translation>
    </message>
    <message>
        <source>Paint test points: the network never learns from these</source>
        <translation>画测试点：网络从不用它们学习</translation>
    </message>
    <message>
        <source>as test</source>
        <translation>作为测试点</translation>
    </message>
    <message>
        <source>Value {0}</source>
        <translation>值 {0}</translation>
    </message>
    <message>
        <source>Class {0}</source>
        <translation>类别 {0}</translation>
    </message>
    <message>
        <source>New class {0}</source>
        <translation>新类别 {0}</translation>
    </message>
    <message>
        <source>{0} (key {1})</source>
        <translation>{0}（按键 {1}）</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>The size of the tool; 0 paints exactly at the pointer</source>
        <translation>工具的大小；为 0 时正好画在指针处</translation>
    </message>
</context>
<context>
    <name>Painter</name>
    <message>
        <source>Paint points</source>
        <translation>绘制数据点</translation>
    </message>
    <message>
        <source>Erase points</source>
        <translation>擦除数据点</translation>
    </message>
    <message>
        <source>Move points</source>
        <translation>移动数据点</translation>
    </message>
</context>
<context>
    <name>PictureCards</name>
    <message>
        <source>Save a picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Record training</source>
        <translation>录制训练</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>已保存为 {0}</translation>
    </message>
</context>
<context>
    <name>PicturePanel</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Words above the picture</source>
        <translation>图片上方的文字</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Experiment, step and loss, below the picture</source>
        <translation>图片下方写上实验、步数和损失</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Put the picture on the clipboard</source>
        <translation>把图片放到剪贴板</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Choose a file for the picture</source>
        <translation>为图片选择文件</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>PNG has pixels; SVG and PDF have lines and letters</source>
        <translation>PNG 由像素组成；SVG 和 PDF 由线条和文字组成</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Pixels of a PNG for each pixel of the window</source>
        <translation>PNG 中每个窗口像素对应的像素数</translation>
    </message>
    <message>
        <source>{0} times as fine</source>
        <translation>精细度 {0} 倍</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>The colours of the picture</source>
        <translation>图片的颜色</translation>
    </message>
    <message>
        <source>As shown</source>
        <translation>同窗口</translation>
    </message>
    <message>
        <source>The theme of the window</source>
        <translation>窗口当前的主题</translation>
    </message>
    <message>
        <source>Light, for print</source>
        <translation>浅色，用于打印</translation>
    </message>
    <message>
        <source>The light theme, whatever the window shows</source>
        <translation>始终使用浅色主题</translation>
    </message>
    <message>
        <source>Pixels: for pages and slides</source>
        <translation>像素图：用于网页和幻灯片</translation>
    </message>
    <message>
        <source>Lines and letters: for pages, and to edit further</source>
        <translation>矢量图：用于网页，可继续编辑</translation>
    </message>
    <message>
        <source>Lines and letters: for papers</source>
        <translation>矢量图：用于论文</translation>
    </message>
</context>
<context>
    <name>PictureSheet</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Every picture is cut to its middle square and resized to this</source>
        <translation>每张图片裁成中间的正方形并缩放到这个大小</translation>
    </message>
    <message>
        <source>{0} × {0} pixels</source>
        <translation>{0} × {0} 像素</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>彩色</translation>
    </message>
    <message>
        <source>Grey pictures learn faster</source>
        <translation>灰度图片学得更快</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>One channel</source>
        <translation>一个通道</translation>
    </message>
    <message>
        <source>Three channels: red, green, blue</source>
        <translation>三个通道：红、绿、蓝</translation>
    </message>
    <message>
        <source>Refused files</source>
        <translation>被拒绝的文件</translation>
    </message>
    <message>
        <source>Files that are left out, and why</source>
        <translation>被略去的文件及原因</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>How much of the folder has been read</source>
        <translation>文件夹已读取多少</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Make a network for these pictures and start to train it</source>
        <translation>为这些图片建立网络并开始训练</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Read no further and keep what was open</source>
        <translation>停止读取，保留原来打开的内容</translation>
    </message>
    <message>
        <source>Reading {0} …</source>
        <translation>正在读取 {0} …</translation>
    </message>
    <message>
        <source>{0} pictures, {1} classes</source>
        <translation>{0} 张图片，{1} 个类别</translation>
    </message>
    <message>
        <source>{0} files were refused</source>
        <translation>{0} 个文件被拒绝</translation>
    </message>
</context>
<context>
    <name>PictureSource</name>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a picture file; or drop one on the pad</source>
        <translation>打开图片文件；也可以把图片拖到画板上</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Take the picture from the clipboard (Ctrl+V on the pad)</source>
        <translation>使用剪贴板中的图片(在画板上按 Ctrl+V)</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation>图片 ({0})</translation>
    </message>
    <message>
        <source>There is no picture to take.</source>
        <translation>没有可用的图片。</translation>
    </message>
    <message>
        <source>This file is no picture that can be read.</source>
        <translation>此文件不是可以读取的图片。</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>Whole window</source>
        <translation>整个窗口</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>步数 {0}</translation>
    </message>
    <message>
        <source>loss {0}</source>
        <translation>损失 {0}</translation>
    </message>
    <message>
        <source>The picture is on the clipboard</source>
        <translation>图片已复制到剪贴板</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Record a film</source>
        <translation>录制影片</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Picture with more choices…</source>
        <translation>更多图片选项…</translation>
    </message>
    <message>
        <source>Stop recording and save</source>
        <translation>停止录制并保存</translation>
    </message>
    <message>
        <source>Record training…</source>
        <translation>录制训练…</translation>
    </message>
</context>
<context>
    <name>PresetPanel</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Which data and which kind of network read the drawing</source>
        <translation>用哪种数据和哪类网络识别笔迹</translation>
    </message>
    <message>
        <source>Open another network</source>
        <translation>打开另一个网络</translation>
    </message>
</context>
<context>
    <name>PushView</name>
    <message>
        <source>Move it sideways</source>
        <translation>左右移动</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Turn it about its centre</source>
        <translation>绕中心旋转</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Make it larger or smaller</source>
        <translation>放大或缩小</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Draw it with a thicker or thinner pen</source>
        <translation>用更粗或更细的笔画</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Add noise to every pixel</source>
        <translation>给每个像素加上噪声</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>复原</translation>
    </message>
    <message>
        <source>The digit as it was drawn</source>
        <translation>恢复为画好时的数字</translation>
    </message>
    <message>
        <source>Your network</source>
        <translation>你的网络</translation>
    </message>
    <message>
        <source>Dense (MLP)</source>
        <translation>全连接（MLP）</translation>
    </message>
    <message>
        <source>CNN, max pooling</source>
        <translation>CNN，最大池化</translation>
    </message>
    <message>
        <source>CNN, average pooling</source>
        <translation>CNN，平均池化</translation>
    </message>
    <message>
        <source>The digit to push</source>
        <translation>要推动的数字</translation>
    </message>
    <message>
        <source>Drag to move, turn and stretch by the blue handle; the wheel turns, with Ctrl it scales.
Arrow keys move, Home or a double click puts it back.</source>
        <translation>拖动可移动，蓝色手柄可旋转和缩放；滚轮旋转，按住 Ctrl 缩放。
方向键移动，Home 或双击复原。</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>横移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>纵移</translation>
    </message>
    <message>
        <source>Move it up or down</source>
        <translation>上下移动</translation>
    </message>
    <message>
        <source>How sure each network is, along: {0}</source>
        <translation>各网络的把握，沿：{0}</translation>
    </message>
    <message>
        <source>{0} from {1} to {2}</source>
        <translation>{0}：{1} 至 {2}</translation>
    </message>
    <message>
        <source>How sure the network is of each class, from the smallest to the largest amount</source>
        <translation>从最小到最大的变化，网络对每个类别有多大把握</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Part of the data</source>
        <translation>数据部分</translation>
    </message>
    <message>
        <source>Which samples are judged</source>
        <translation>评估哪些样本</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Samples that the network never saw</source>
        <translation>网络从未见过的样本</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Samples that the network learns from</source>
        <translation>网络用来学习的样本</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>评估报告</translation>
    </message>
    <message>
        <source>Networks that make samples have no right answers to be judged by.</source>
        <translation>生成样本的网络没有标准答案可供评估。</translation>
    </message>
    <message>
        <source>MAE (mean absolute error)</source>
        <translation>MAE（平均绝对误差）</translation>
    </message>
    <message>
        <source>RMSE (root of the mean squared error)</source>
        <translation>RMSE（均方根误差）</translation>
    </message>
    <message>
        <source>R² (share of the variance explained)</source>
        <translation>R²（解释的方差比例）</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Mean of the classes (macro)</source>
        <translation>各类平均（宏平均）</translation>
    </message>
    <message>
        <source>Mean by support (weighted)</source>
        <translation>按样本数加权平均</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>ROC area</source>
        <translation>ROC 面积</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Being measured…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>{0} of {1} samples</source>
        <translation>{0} / {1} 个样本</translation>
    </message>
    <message>
        <source>Accuracy {0} %</source>
        <translation>准确率 {0} %</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>Trainer</source>
        <translation>训练方式</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Learning rate schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Training share</source>
        <translation>训练集比例</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Seed of the data</source>
        <translation>数据种子</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Run {0}</source>
        <translation>训练 {0}</translation>
    </message>
    <message>
        <source>lr {0}</source>
        <translation>学习率 {0}</translation>
    </message>
    <message>
        <source>{0} points</source>
        <translation>{0} 个点</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>SampleStepView</name>
    <message>
        <source>One sample, step by step</source>
        <translation>逐步跟踪一个样本</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Back to the input (Home)</source>
        <translation>回到输入(Home)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>One stage back (Left)</source>
        <translation>后退一个阶段（左方向键）</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>One stage on: forward, loss, backward, update (Right)</source>
        <translation>前进一个阶段：前向、损失、反向、更新（右方向键）</translation>
    </message>
    <message>
        <source>Other sample</source>
        <translation>换一个样本</translation>
    </message>
    <message>
        <source>Take the next training sample (N)</source>
        <translation>取下一个训练样本(N)</translation>
    </message>
    <message>
        <source>Waiting for the numbers of this sample.</source>
        <translation>正在等待该样本的数值。</translation>
    </message>
    <message>
        <source>a (output)</source>
        <translation>a（输出）</translation>
    </message>
    <message>
        <source>z (sum)</source>
        <translation>z（加权和）</translation>
    </message>
    <message>
        <source>new w · {0}</source>
        <translation>新 w · {0}</translation>
    </message>
    <message>
        <source>new b</source>
        <translation>新 b</translation>
    </message>
</context>
<context>
    <name>SampleWords</name>
    <message>
        <source>Input: training sample {0} goes in, its true answer is {1}.</source>
        <translation>输入：送入训练样本 {0},其真实答案是 {1}。</translation>
    </message>
    <message>
        <source>Forward, {0}: each neuron adds up its weighted inputs and its bias (z), then bends the sum (a).</source>
        <translation>前向，{0}:每个神经元把加权输入与偏置相加(z),再经激活函数得到 a。</translation>
    </message>
    <message>
        <source>Loss: how wrong the output is for the true answer {0}: L = {1}.</source>
        <translation>损失：输出与真实答案 {0} 相差多少：L = {1}。</translation>
    </message>
    <message>
        <source>Backward, {0}: how much L changes with each output (∂L/∂a), each sum (∂L/∂z) and each weight.</source>
        <translation>反向，{0}:L 随每个输出(∂L/∂a)、每个加权和(∂L/∂z)以及每个权重变化多少。</translation>
    </message>
    <message>
        <source>Update: each weight takes a small step against its gradient. This is plain gradient descent; other optimizers scale the step.</source>
        <translation>更新：每个权重沿其梯度的反方向走一小步。这是普通的梯度下降；其他优化器会缩放这一步。</translation>
    </message>
</context>
<context>
    <name>ScatterView</name>
    <message>
        <source>Across</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>The column along the horizontal axis</source>
        <translation>横轴上的列</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>The column along the vertical axis</source>
        <translation>纵轴上的列</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>The column that colours the dots</source>
        <translation>给点着色的列</translation>
    </message>
    <message>
        <source>Row {0}: {1}</source>
        <translation>第 {0} 行：{1}</translation>
    </message>
    <message>
        <source>{0} of {1} rows are shown</source>
        <translation>显示 {1} 行中的 {0} 行</translation>
    </message>
</context>
<context>
    <name>ScoreCards</name>
    <message>
        <source>Train loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>The loss on the samples that the network learns from</source>
        <translation>在网络学习所用样本上的损失</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>测试损失</translation>
    </message>
    <message>
        <source>The loss on samples that it never saw: far above the train loss means over-fitting</source>
        <translation>在从未见过的样本上的损失：远高于训练损失说明过拟合</translation>
    </message>
    <message>
        <source>How far the codes of test samples are from the normal distribution (KL divergence), in nats</source>
        <translation>测试样本的编码与正态分布的差距（KL 散度），单位为奈特</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL 散度</translation>
    </message>
    <message>
        <source>Test error</source>
        <translation>测试误差</translation>
    </message>
    <message>
        <source>The mean absolute error (MAE) on the test samples</source>
        <translation>测试样本上的平均绝对误差(MAE)</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>The share of test samples that the network puts into the right class</source>
        <translation>网络正确分类的测试样本所占比例</translation>
    </message>
</context>
<context>
    <name>SeenPicture</name>
    <message>
        <source>What the network really saw</source>
        <translation>网络实际看到的图像</translation>
    </message>
    <message>
        <source>Left: your drawing, made as large and as upright as those the network learned from.
Right: the numbers that go into the network.</source>
        <translation>左：您的手写图像，大小和角度调整得与训练样本一致。
右：输入网络的数值。</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>{0} must be a number from {1} to {2}, got {3}</source>
        <translation>{0}必须是 {1} 到 {2} 之间的数，而输入为 {3}</translation>
    </message>
    <message>
        <source>{0} must be a whole number from {1} to {2}, got {3}</source>
        <translation>{0}必须是 {1} 到 {2} 之间的整数，而输入为 {3}</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Updates</source>
        <translation>参数更新</translation>
    </message>
    <message>
        <source>Stop by itself</source>
        <translation>自动停止</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>The rule that turns gradients into updates of the weights (optimizer)</source>
        <translation>把梯度变成权重更新的规则（优化器）</translation>
    </message>
    <message>
        <source>Learning rate schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>How the learning rate changes while training runs</source>
        <translation>训练过程中学习率如何变化</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Keeps gradients from exploding: by value or by their norm</source>
        <translation>防止梯度爆炸：按数值或按范数裁剪</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>权重初始化</translation>
    </message>
    <message>
        <source>How weights are drawn; takes effect with the next reset</source>
        <translation>如何抽取初始权重；下次重置时生效</translation>
    </message>
    <message>
        <source>Change optimizer</source>
        <translation>更改优化器</translation>
    </message>
    <message>
        <source>Change learning rate schedule</source>
        <translation>更改学习率调度</translation>
    </message>
    <message>
        <source>Change gradient clipping</source>
        <translation>更改梯度裁剪</translation>
    </message>
    <message>
        <source>Change initial weights</source>
        <translation>更改权重初始化</translation>
    </message>
    <message>
        <source>Change loss</source>
        <translation>更改损失函数</translation>
    </message>
    <message>
        <source>Change learning rate</source>
        <translation>更改学习率</translation>
    </message>
    <message>
        <source>Change batch size</source>
        <translation>更改批大小</translation>
    </message>
    <message>
        <source>Change regularisation</source>
        <translation>更改正则化</translation>
    </message>
    <message>
        <source>Change stop rules</source>
        <translation>更改停止规则</translation>
    </message>
</context>
<context>
    <name>SizesPanel</name>
    <message>
        <source>Input size</source>
        <translation>输入大小</translation>
    </message>
    <message>
        <source>Height and width of what comes in</source>
        <translation>输入的高和宽</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Zeros put on each side of the input</source>
        <translation>在输入四周各补多少个零</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>卷积核大小</translation>
    </message>
    <message>
        <source>Height and width of the window</source>
        <translation>窗口的高和宽</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>How far the window moves at a time</source>
        <translation>窗口每次移动多远</translation>
    </message>
    <message>
        <source>Try window sizes</source>
        <translation>试一试窗口尺寸</translation>
    </message>
    <message>
        <source>output {0}</source>
        <translation>输出 {0}</translation>
    </message>
    <message>
        <source>Use window sizes</source>
        <translation>使用窗口尺寸</translation>
    </message>
    <message>
        <source>A window of {0} does not fit into {1} pixels: take a kernel of {1} or less, or more padding.</source>
        <translation>大小为 {0} 的窗口放不进 {1} 个像素：请把卷积核减到 {1} 或更小，或增加填充。</translation>
    </message>
    <message>
        <source>With a padding of {0} the outermost windows of {1} would see zeros alone: pad by {2} or less.</source>
        <translation>填充为 {0} 时，大小为 {1} 的最外侧窗口只会看到零：填充请不超过 {2}。</translation>
    </message>
    <message>
        <source>The windows do not end at the edge: {0} px are left over on the right and below. Strides that fit: {1}.</source>
        <translation>窗口没有正好停在边缘：右侧和下方各剩 {0} 个像素。合适的步幅：{1}。</translation>
    </message>
    <message>
        <source>This network has no convolution or pooling layer.</source>
        <translation>这个网络没有卷积层或池化层。</translation>
    </message>
    <message>
        <source>In this layer: {0} → {1}</source>
        <translation>在这一层中：{0} → {1}</translation>
    </message>
    <message>
        <source>Pooling layers have no padding: set it to 0.</source>
        <translation>池化层没有填充：请设为 0。</translation>
    </message>
    <message>
        <source>This layer can have these sizes only with a padding of 0 (valid).</source>
        <translation>这一层在这些尺寸下只能不填充（valid）。</translation>
    </message>
    <message>
        <source>Layers pad by 0 (valid) or, with these sizes, by {0} (same).</source>
        <translation>层的填充只能是 0（valid），或在这些尺寸下为 {0}（same）。</translation>
    </message>
    <message>
        <source>Rows and columns at the right and lower edge that no window sees are left out, as layers do it</source>
        <translation>右侧和下方没有窗口看到的行列会被舍去，层就是这样做的</translation>
    </message>
    <message>
        <source>Leave out what is left over</source>
        <translation>舍去剩余部分</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Choose a layer to try with its sizes</source>
        <translation>选择一层，用它的尺寸来试</translation>
    </message>
    <message>
        <source>Use these in the layer</source>
        <translation>用于这一层</translation>
    </message>
    <message>
        <source>Give these sizes to the layer; undo takes them back</source>
        <translation>把这些尺寸给这一层；可以撤销</translation>
    </message>
</context>
<context>
    <name>SoftmaxView</name>
    <message>
        <source>Logits and shares of all classes</source>
        <translation>所有类别的 logit 与概率</translation>
    </message>
    <message>
        <source>Point at a class: the formula becomes that of its share.</source>
        <translation>指向一个类别：公式就变成它的概率公式。</translation>
    </message>
    <message>
        <source>Point at a term to see its logit.</source>
        <translation>指向一项，看它的 logit。</translation>
    </message>
    <message>
        <source>logit z</source>
        <translation>logit z</translation>
    </message>
    <message>
        <source>share</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Share of {0} =</source>
        <translation>{0} 的概率 =</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>{0} steps/s</source>
        <translation>{0} 步/秒</translation>
    </message>
    <message>
        <source>{0} samples/s</source>
        <translation>{0} 样本/秒</translation>
    </message>
    <message>
        <source>{0} parameters</source>
        <translation>{0} 个参数</translation>
    </message>
    <message>
        <source>Seed {0}</source>
        <translation>种子 {0}</translation>
    </message>
    <message>
        <source>{0} pictures/s</source>
        <translation>{0} 帧/秒</translation>
    </message>
    <message>
        <source>Trained for {0}</source>
        <translation>已训练 {0}</translation>
    </message>
    <message>
        <source>Hold L over a neuron: the network without it · Ctrl+Z undoes · F1 lists all keys</source>
        <translation>指向神经元并按住 L：没有它的网络 · Ctrl+Z 撤销 · F1 列出所有按键</translation>
    </message>
    <message>
        <source>● Recording: stop and save</source>
        <translation>● 正在录制：停止并保存</translation>
    </message>
    <message>
        <source>A film of the training is being recorded</source>
        <translation>正在录制训练影片</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>{0}: less</source>
        <translation>{0}:减少</translation>
    </message>
    <message>
        <source>{0}: more</source>
        <translation>{0}:增加</translation>
    </message>
</context>
<context>
    <name>StreamView</name>
    <message>
        <source>Test pictures with their answers</source>
        <translation>测试图片及其回答</translation>
    </message>
    <message>
        <source>Green: the right class. Red: a wrong one. Click a picture to put it into the network.</source>
        <translation>绿色：正确的类别。红色：错误的类别。点击图片把它送入网络。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一批</translation>
    </message>
    <message>
        <source>Other test pictures; while training runs they come by themselves</source>
        <translation>换一批测试图片；训练时会自动更换</translation>
    </message>
    <message>
        <source>This is for networks that name pictures.</source>
        <translation>这适用于识别图片的网络。</translation>
    </message>
    <message>
        <source>{0} of {1} right</source>
        <translation>{1} 张中 {0} 张正确</translation>
    </message>
    <message>
        <source>{0}; of {1} so far {2} %</source>
        <translation>{0}；至今 {1} 张，正确率 {2} %</translation>
    </message>
</context>
<context>
    <name>Structure</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Hidden {0}</source>
        <translation>隐藏层 {0}</translation>
    </message>
    <message>
        <source>This layer has no neurons to count.</source>
        <translation>该层没有神经元数量可调。</translation>
    </message>
    <message>
        <source>A layer keeps at least {0} neuron; remove the layer instead.</source>
        <translation>每层至少保留 {0} 个神经元；可以改为删除该层。</translation>
    </message>
    <message>
        <source>A layer has at most {0} neurons.</source>
        <translation>每层最多 {0} 个神经元。</translation>
    </message>
    <message>
        <source>A dense layer fits only in front of another dense layer.</source>
        <translation>全连接层只能放在另一个全连接层之前。</translation>
    </message>
    <message>
        <source>The network is being built.</source>
        <translation>正在构建网络。</translation>
    </message>
    <message>
        <source>The picture has room for {0} hidden layers.</source>
        <translation>图中最多容纳 {0} 个隐藏层。</translation>
    </message>
    <message>
        <source>Add a neuron to {0}</source>
        <translation>为{0}增加一个神经元</translation>
    </message>
    <message>
        <source>Remove a neuron from {0}</source>
        <translation>从{0}移除一个神经元</translation>
    </message>
    <message>
        <source>Set {0} to {1}</source>
        <translation>将{0}设为 {1}</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>添加一层</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>删除{0}</translation>
    </message>
</context>
<context>
    <name>SummaryView</name>
    <message>
        <source>Model summary</source>
        <translation>模型概要</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Output shape</source>
        <translation>输出形状</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>{0} KiB of weights as 32-bit numbers</source>
        <translation>权重共 {0} KiB（32 位浮点数）</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
</context>
<context>
    <name>TablePanel</name>
    <message>
        <source>Add row</source>
        <translation>添加行</translation>
    </message>
    <message>
        <source>A new empty row below the last one</source>
        <translation>在最后一行下面添加空行</translation>
    </message>
    <message>
        <source>Remove rows</source>
        <translation>删除行</translation>
    </message>
    <message>
        <source>Remove the rows of the selected cells</source>
        <translation>删除所选单元格所在的行</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Double-click a cell to change it; empty means missing</source>
        <translation>双击单元格可修改；空表示缺失</translation>
    </message>
    <message>
        <source>Change cell</source>
        <translation>修改单元格</translation>
    </message>
    <message>
        <source>This table ships with NNViz. Open one of your own to edit it.</source>
        <translation>这个表格是 NNViz 自带的。打开你自己的表格即可编辑。</translation>
    </message>
    <message>
        <source>{0} values: more than {1} are not edited here. Change the file and open it again.</source>
        <translation>{0} 个值：超过 {1} 个时不在这里编辑。请修改文件后重新打开。</translation>
    </message>
    <message>
        <source>{0} rows, {1} columns</source>
        <translation>{0} 行，{1} 列</translation>
    </message>
</context>
<context>
    <name>TableSheet</name>
    <message>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>The sign between two values</source>
        <translation>两个值之间的符号</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>小数点</translation>
    </message>
    <message>
        <source>The sign before the fraction of a number</source>
        <translation>数字小数部分之前的符号</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>How the file&apos;s bytes stand for letters</source>
        <translation>文件的字节如何表示文字</translation>
    </message>
    <message>
        <source>First row is a header</source>
        <translation>第一行是表头</translation>
    </message>
    <message>
        <source>The first row names the columns</source>
        <translation>第一行是各列的名称</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>The target: the column that the network learns to predict</source>
        <translation>目标：网络要学习预测的列</translation>
    </message>
    <message>
        <source>As</source>
        <translation>作为</translation>
    </message>
    <message>
        <source>What kind of answer is wanted</source>
        <translation>想要哪种答案</translation>
    </message>
    <message>
        <source>Two classes</source>
        <translation>两类</translation>
    </message>
    <message>
        <source>One of two: binary classification</source>
        <translation>二选一：二分类</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>多类</translation>
    </message>
    <message>
        <source>One of several: classification</source>
        <translation>多选一：分类</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>A number: regression</source>
        <translation>一个数：回归</translation>
    </message>
    <message>
        <source>Missing values</source>
        <translation>缺失值</translation>
    </message>
    <message>
        <source>What becomes of rows with gaps</source>
        <translation>如何处理有空缺的行</translation>
    </message>
    <message>
        <source>Drop rows</source>
        <translation>删除行</translation>
    </message>
    <message>
        <source>Leave out every row that lacks a value</source>
        <translation>去掉缺少值的每一行</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填补</translation>
    </message>
    <message>
        <source>Numbers get the median of their column, words none</source>
        <translation>数字用该列的中位数填补，文字留空</translation>
    </message>
    <message>
        <source>From these columns</source>
        <translation>根据这些列</translation>
    </message>
    <message>
        <source>Checked columns are inputs of the network</source>
        <translation>选中的列是网络的输入</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>The first rows as they were read; the target is tinted</source>
        <translation>读取到的前几行；目标列有底色</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>How much of the file has been read</source>
        <translation>文件已读取多少</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Make a network for this table and start to train it</source>
        <translation>为这个表格建立网络并开始训练</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Read no further and keep what was open</source>
        <translation>停止读取，保留原来打开的内容</translation>
    </message>
    <message>
        <source>Reading {0} …</source>
        <translation>正在读取 {0} …</translation>
    </message>
    <message>
        <source>{0}: {1} rows, {2} columns</source>
        <translation>{0}：{1} 行，{2} 列</translation>
    </message>
    <message>
        <source>{0} · number</source>
        <translation>{0} · 数字</translation>
    </message>
    <message>
        <source>{0} · {1} words, an input each</source>
        <translation>{0} · {1} 个词，每个一个输入</translation>
    </message>
    <message>
        <source>{0} · {1} missing</source>
        <translation>{0} · 缺 {1} 个</translation>
    </message>
    <message>
        <source>Missing values: {0} rows left out</source>
        <translation>缺失值：去掉 {0} 行</translation>
    </message>
    <message>
        <source>{0} rows, {1} inputs, {2} classes</source>
        <translation>{0} 行，{1} 个输入，{2} 个类别</translation>
    </message>
    <message>
        <source>{0} rows, {1} inputs, one value</source>
        <translation>{0} 行，{1} 个输入，一个数值</translation>
    </message>
</context>
<context>
    <name>TablesWorkbench</name>
    <message>
        <source>Middle</source>
        <translation>中间</translation>
    </message>
    <message>
        <source>What stands in the middle</source>
        <translation>中间显示什么</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Layers, neurons and links</source>
        <translation>层、神经元和连接</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>The samples as a sheet; your own can be edited</source>
        <translation>样本表格；你自己的可以编辑</translation>
    </message>
    <message>
        <source>Scatter plot</source>
        <translation>散点图</translation>
    </message>
    <message>
        <source>Any two columns against each other</source>
        <translation>任意两列相互对照</translation>
    </message>
</context>
<context>
    <name>TeachView</name>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Forget the chosen digit of yours: it is taught no more</source>
        <translation>移除所选的数字：以后不再用它教学</translation>
    </message>
    <message>
        <source>Reads {0}</source>
        <translation>读作 {0}</translation>
    </message>
    <message>
        <source>Test pictures</source>
        <translation>测试图片</translation>
    </message>
    <message>
        <source>Forgetting meter: how many test pictures it read right before the lesson (mark) and after (bar)</source>
        <translation>遗忘计：教学之前(标记)和之后(条)读对的测试图片比例</translation>
    </message>
    <message>
        <source>How sure it is of your label for this drawing: before (mark), after (bar)</source>
        <translation>网络对您给出的标签有多大把握：之前(标记)、之后(条)</translation>
    </message>
    <message>
        <source>My digits</source>
        <translation>我的数字</translation>
    </message>
    <message>
        <source>Click one to put it into the network again</source>
        <translation>点击其中一个，再次送入网络</translation>
    </message>
    <message>
        <source>This is {0}: learn it now, in about a second</source>
        <translation>这是 {0}：现在就学，大约一秒钟</translation>
    </message>
    <message>
        <source>Wrong? Teach it</source>
        <translation>读错了？教它</translation>
    </message>
    <message>
        <source>My digits: {0}</source>
        <translation>我的数字：{0}</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>At most so many updates of the weights a second</source>
        <translation>每秒最多更新多少次权重</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Inside one update</source>
        <translation>一次更新的内部</translation>
    </message>
    <message>
        <source>One sample step by step: weighted sums, activations, loss and gradients as numbers (Ctrl+B)</source>
        <translation>逐步跟踪一个样本：加权和、激活值、损失与梯度的数值(Ctrl+B)</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>全部设置</translation>
    </message>
    <message>
        <source>All settings of learning: schedule, clipping, initial weights, stop rules (Ctrl+E)</source>
        <translation>全部学习设置：学习率调度、梯度裁剪、权重初始化、停止规则(Ctrl+E)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light or dark colours (Ctrl+D)</source>
        <translation>浅色或深色(Ctrl+D)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>English or Chinese (Ctrl+L)</source>
        <translation>英文或中文(Ctrl+L)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Files, examples, view and help (F10)</source>
        <translation>文件、示例、视图与帮助(F10)</translation>
    </message>
    <message>
        <source>Undo: {0} (Ctrl+Z)</source>
        <translation>撤销：{0}(Ctrl+Z)</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Do again: {0} (Ctrl+Shift+Z)</source>
        <translation>重做：{0}(Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>没有可重做的操作</translation>
    </message>
    <message>
        <source>full</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>{0}/s</source>
        <translation>{0}/秒</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How far each update goes along the gradient</source>
        <translation>每次更新沿梯度方向走多远</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>The rule that turns gradients into updates of the weights (optimizer)</source>
        <translation>把梯度变成权重更新的规则（优化器）</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>The activation function of all hidden layers; single layers can be changed in the graph</source>
        <translation>所有隐藏层的激活函数；单独的层可在网络图中修改</translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation>正则化</translation>
    </message>
    <message>
        <source>A penalty on large weights against over-fitting: L1 makes weights zero, L2 keeps them small</source>
        <translation>惩罚过大的权重以防止过拟合：L1 使权重为零，L2 使权重保持较小</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>What training makes small (loss function, cost function)</source>
        <translation>训练要减小的量（损失函数、代价函数）</translation>
    </message>
    <message>
        <source>Change learning rate</source>
        <translation>更改学习率</translation>
    </message>
    <message>
        <source>Change optimizer</source>
        <translation>更改优化器</translation>
    </message>
    <message>
        <source>Change loss</source>
        <translation>更改损失函数</translation>
    </message>
    <message>
        <source>Change activation</source>
        <translation>更改激活函数</translation>
    </message>
    <message>
        <source>Change regularisation</source>
        <translation>更改正则化</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>平方误差</translation>
    </message>
    <message>
        <source>Absolute error</source>
        <translation>绝对误差</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>New seed</source>
        <translation>新随机种子</translation>
    </message>
    <message>
        <source>Draw other initial weights (random initialisation) and another order of the samples (Ctrl+R)</source>
        <translation>重新抽取初始权重（随机初始化）和样本顺序(Ctrl+R)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Back to step 0 with the same initial weights: the same seed (Home)</source>
        <translation>回到第 0 步，使用相同的初始权重（同一随机种子）(Home)</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Start training (Space)</source>
        <translation>开始训练（空格）</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause training and keep everything as it is (Space)</source>
        <translation>暂停训练，一切保持原样（空格）</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>One update of the weights from one batch (step, iteration; right arrow)</source>
        <translation>用一个批次更新一次权重（步、迭代；右方向键）</translation>
    </message>
    <message>
        <source>One epoch</source>
        <translation>一轮</translation>
    </message>
    <message>
        <source>Train to the end of this pass over all training samples (page down)</source>
        <translation>训练到遍历完全部训练样本为止(Page Down)</translation>
    </message>
    <message>
        <source>Epoch: passes over all training samples. Step: updates of the weights.</source>
        <translation>轮次：遍历全部训练样本的次数。步数：权重更新的次数。</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
</context>
<context>
    <name>VaeMap</name>
    <message>
        <source>Map of codes</source>
        <translation>编码图</translation>
    </message>
    <message>
        <source>Show what the decoder draws for codes from −3 to 3; point at a picture to see it large</source>
        <translation>显示解码器为 −3 到 3 的编码画出的图像；指向一张图像可放大查看</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Show where the encoder puts test samples, coloured by class; it is never told the classes</source>
        <translation>显示编码器把测试样本放在哪里，按类别着色；它从不知道类别</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Decoded pictures and codes over the plane of codes</source>
        <translation>编码平面上的解码图像与编码</translation>
    </message>
</context>
<context>
    <name>ValueCard</name>
    <message>
        <source>Weight or bias</source>
        <translation>权重或偏置</translation>
    </message>
    <message>
        <source>Type a number; each key press changes the network at once</source>
        <translation>输入数字；每次按键都会立即改变网络</translation>
    </message>
    <message>
        <source>Enter keeps, Esc restores</source>
        <translation>回车确认，Esc 恢复</translation>
    </message>
    <message>
        <source>click to type a value</source>
        <translation>单击可输入数值</translation>
    </message>
</context>
<context>
    <name>ViewPanel</name>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Which part of the window is taken</source>
        <translation>截取窗口的哪一部分</translation>
    </message>
</context>
<context>
    <name>WhatMatteredView</name>
    <message>
        <source>What mattered</source>
        <translation>关键部分</translation>
    </message>
    <message>
        <source>What mattered for the answer</source>
        <translation>对答案起作用的部分</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>How the parts that mattered are found</source>
        <translation>如何找出起作用的部分</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>How much the answer grows when a pixel gets brighter (saliency)</source>
        <translation>像素变亮时答案增强多少（显著性）</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>How much the answer falls when a patch is covered (occlusion)</source>
        <translation>遮住一小块时答案减弱多少（遮挡法）</translation>
    </message>
    <message>
        <source>This is for networks that name pictures.</source>
        <translation>这适用于识别图片的网络。</translation>
    </message>
    <message>
        <source>Draw something first.</source>
        <translation>请先写点什么。</translation>
    </message>
    <message>
        <source>Blue speaks for {0}, orange against it.</source>
        <translation>蓝色支持 {0},橙色反对。</translation>
    </message>
    <message>
        <source>The picture, to cover parts of it</source>
        <translation>可遮挡部分的图像</translation>
    </message>
    <message>
        <source>Drag over it: a patch covers that part, and the bars follow. The wheel makes it larger.</source>
        <translation>在上面拖动：一个方块遮住那部分，条形随之变化。滚轮可改变大小。</translation>
    </message>
    <message>
        <source>Without this part {0}: {1} → {2} %</source>
        <translation>没有这部分，{0}：{1} → {2} %</translation>
    </message>
</context>
<context>
    <name>catalogue</name>
    <message>
        <source>New seed</source>
        <translation>新随机种子</translation>
    </message>
    <message>
        <source>Set weight</source>
        <translation>设置权重</translation>
    </message>
    <message>
        <source>Go back with a smaller learning rate</source>
        <translation>以更小的学习率回退</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>The loss of the generator: high when the discriminator sees through it</source>
        <translation>生成器的损失：被判别器识破时较高</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>判别器</translation>
    </message>
    <message>
        <source>The loss of the discriminator: about 1.386 when it can only guess</source>
        <translation>判别器的损失：只能猜测时约为 1.386</translation>
    </message>
    <message>
        <source>The mean answer of the discriminator to real samples: 1 is sure, 0.5 a guess</source>
        <translation>判别器对真实样本的平均回答：1 为确信，0.5 为猜测</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>圆环</translation>
    </message>
    <message>
        <source>A disc inside a ring: no straight line parts them</source>
        <translation>圆环包围圆盘：没有直线能把它们分开</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>How far the samples stray</source>
        <translation>样本偏离的程度</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Training and test samples together</source>
        <translation>训练样本与测试样本的总数</translation>
    </message>
    <message>
        <source>Own points</source>
        <translation>自定义点</translation>
    </message>
    <message>
        <source>Points added by hand: x y class; x y class; ...</source>
        <translation>手工添加的点：x y 类别; x y 类别; …</translation>
    </message>
    <message>
        <source>Exclusive or</source>
        <translation>异或</translation>
    </message>
    <message>
        <source>Four squares, opposite ones alike: needs a hidden layer or the input x·y</source>
        <translation>四个方块，对角同类：需要隐藏层或输入 x·y</translation>
    </message>
    <message>
        <source>Two clouds</source>
        <translation>双高斯</translation>
    </message>
    <message>
        <source>Two round clouds: a straight line is enough</source>
        <translation>两团圆形点云：一条直线就够了</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>螺旋</translation>
    </message>
    <message>
        <source>Two arms wound about each other: the hardest of the classics</source>
        <translation>两条互相缠绕的旋臂：经典数据中最难的一个</translation>
    </message>
    <message>
        <source>Moons</source>
        <translation>双月</translation>
    </message>
    <message>
        <source>Two half circles that reach into each other</source>
        <translation>两个互相嵌入的半圆</translation>
    </message>
    <message>
        <source>Blobs</source>
        <translation>点簇</translation>
    </message>
    <message>
        <source>Two to eight round clouds on a ring</source>
        <translation>环上的二到八团圆形点云</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>How many groups there are</source>
        <translation>有多少个类别</translation>
    </message>
    <message>
        <source>Varied blobs</source>
        <translation>不等点簇</translation>
    </message>
    <message>
        <source>Round clouds of different width</source>
        <translation>大小不同的圆形点云</translation>
    </message>
    <message>
        <source>Long blobs</source>
        <translation>长条点簇</translation>
    </message>
    <message>
        <source>Long parallel clouds: distance to the centre misleads</source>
        <translation>平行的长条点云：到中心的距离会误导判断</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Points along a line: the easiest to imitate</source>
        <translation>沿直线的点：最容易模仿</translation>
    </message>
    <message>
        <source>How far points stray from the shape</source>
        <translation>点偏离形状的程度</translation>
    </message>
    <message>
        <source>Points to learn from and to test with</source>
        <translation>用于学习和测试的点</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>圆圈</translation>
    </message>
    <message>
        <source>Points on a circle</source>
        <translation>圆周上的点</translation>
    </message>
    <message>
        <source>Eight clouds</source>
        <translation>八团点云</translation>
    </message>
    <message>
        <source>Clouds on a circle: does the generator find all of them?</source>
        <translation>圆周上的点云：生成器能找全吗？</translation>
    </message>
    <message>
        <source>Clouds</source>
        <translation>点云数</translation>
    </message>
    <message>
        <source>How many clouds stand on the ring</source>
        <translation>圆周上有多少团点云</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>双月</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>Handwritten digits of 28×28 pixels; 12,000 ship with NNViz, 70,000 from a data folder</source>
        <translation>28×28 像素的手写数字；NNViz 自带 12,000 张，数据文件夹中可有 70,000 张</translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation>Fashion-MNIST</translation>
    </message>
    <message>
        <source>70,000 pictures of clothes, 28×28 pixels, from a data folder</source>
        <translation>70,000 张 28×28 像素的服装图片，来自数据文件夹</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>A value that rises evenly: one neuron is enough</source>
        <translation>均匀上升的数值：一个神经元就够了</translation>
    </message>
    <message>
        <source>Hills</source>
        <translation>山丘</translation>
    </message>
    <message>
        <source>Three hills and three hollows</source>
        <translation>三座山丘和三个洼地</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>A curve over one axis: watch the fit bend through the points</source>
        <translation>一维曲线：观察拟合线如何弯过各点</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>The curve behind the samples</source>
        <translation>样本背后的曲线</translation>
    </message>
    <message>
        <source>sine</source>
        <translation>正弦</translation>
    </message>
    <message>
        <source>wavelet</source>
        <translation>小波</translation>
    </message>
    <message>
        <source>step</source>
        <translation>阶跃</translation>
    </message>
    <message>
        <source>absolute</source>
        <translation>绝对值</translation>
    </message>
    <message>
        <source>line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Points added by hand: x value; x value; ...</source>
        <translation>手工添加的点：x 值; x 值; …</translation>
    </message>
    <message>
        <source>Sine waves</source>
        <translation>正弦波</translation>
    </message>
    <message>
        <source>What is the next value of the wave?</source>
        <translation>波的下一个值是多少？</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Time steps of a sequence</source>
        <translation>序列的时间步数</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>How far the values stray</source>
        <translation>数值偏离的程度</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Training and test sequences together</source>
        <translation>训练序列与测试序列的总数</translation>
    </message>
    <message>
        <source>Adding problem</source>
        <translation>加法问题</translation>
    </message>
    <message>
        <source>Add the two marked values of a long sequence: needs a memory</source>
        <translation>把长序列中标记的两个值相加：需要记忆</translation>
    </message>
    <message>
        <source>Delayed echo</source>
        <translation>延迟回声</translation>
    </message>
    <message>
        <source>Which sign came some steps ago?</source>
        <translation>若干步之前出现的是哪个符号？</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>How long the sign must be remembered</source>
        <translation>符号需要记住多久</translation>
    </message>
    <message>
        <source>Brackets</source>
        <translation>括号</translation>
    </message>
    <message>
        <source>Does every bracket find its partner? Needs counting</source>
        <translation>每个括号都能配对吗？需要计数</translation>
    </message>
    <message>
        <source>Airline passengers</source>
        <translation>航空旅客</translation>
    </message>
    <message>
        <source>144 months of passengers, 1949 to 1960: growth and seasons</source>
        <translation>1949 至 1960 年共 144 个月的旅客数：增长与季节性</translation>
    </message>
    <message>
        <source>How far the network looks back</source>
        <translation>网络回看多远</translation>
    </message>
    <message>
        <source>Sunspots</source>
        <translation>太阳黑子</translation>
    </message>
    <message>
        <source>Yearly sunspot numbers, 1700 to 2008: waves of about eleven years</source>
        <translation>1700 至 2008 年的年太阳黑子数：约十一年一个周期</translation>
    </message>
    <message>
        <source>Sonnets</source>
        <translation>十四行诗</translation>
    </message>
    <message>
        <source>Shakespeare&apos;s sonnets letter by letter: which character comes next?</source>
        <translation>逐字母的莎士比亚十四行诗：下一个字符是什么？</translation>
    </message>
    <message>
        <source>First names</source>
        <translation>英文名</translation>
    </message>
    <message>
        <source>First names letter by letter, from the US census of 1990</source>
        <translation>1990 年美国人口普查中的名字，逐字母</translation>
    </message>
    <message>
        <source>Iris</source>
        <translation>鸢尾花</translation>
    </message>
    <message>
        <source>150 flowers of three kinds, four lengths each</source>
        <translation>三个品种共 150 朵花，每朵四个长度</translation>
    </message>
    <message>
        <source>Wine</source>
        <translation>葡萄酒</translation>
    </message>
    <message>
        <source>178 wines of three growers, 13 chemical measures</source>
        <translation>三个酒庄的 178 种葡萄酒，13 项化学指标</translation>
    </message>
    <message>
        <source>Breast cancer</source>
        <translation>乳腺癌</translation>
    </message>
    <message>
        <source>569 tumours, 30 measures of their cell nuclei</source>
        <translation>569 例肿瘤，30 项细胞核指标</translation>
    </message>
    <message>
        <source>Diabetes</source>
        <translation>糖尿病</translation>
    </message>
    <message>
        <source>442 patients, the course of the disease after a year: a value, not a class</source>
        <translation>442 名患者一年后的病情：预测数值而非类别</translation>
    </message>
    <message>
        <source>Digits 8×8</source>
        <translation>数字 8×8</translation>
    </message>
    <message>
        <source>1,797 handwritten digits of 8×8 pixels</source>
        <translation>1,797 个 8×8 像素的手写数字</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>the horizontal coordinate</source>
        <translation>横坐标</translation>
    </message>
    <message>
        <source>y</source>
        <translation>y</translation>
    </message>
    <message>
        <source>the vertical coordinate</source>
        <translation>纵坐标</translation>
    </message>
    <message>
        <source>x²</source>
        <translation>x²</translation>
    </message>
    <message>
        <source>the square of x</source>
        <translation>x 的平方</translation>
    </message>
    <message>
        <source>y²</source>
        <translation>y²</translation>
    </message>
    <message>
        <source>the square of y</source>
        <translation>y 的平方</translation>
    </message>
    <message>
        <source>x·y</source>
        <translation>x·y</translation>
    </message>
    <message>
        <source>the product of x and y</source>
        <translation>x 与 y 的乘积</translation>
    </message>
    <message>
        <source>sin x</source>
        <translation>sin x</translation>
    </message>
    <message>
        <source>the sine of x</source>
        <translation>x 的正弦</translation>
    </message>
    <message>
        <source>sin y</source>
        <translation>sin y</translation>
    </message>
    <message>
        <source>the sine of y</source>
        <translation>y 的正弦</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>a = z: passes the weighted sum on unchanged.</source>
        <translation>a = z:原样传递加权和。</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>1 / (1 + e^-z): squeezes z into 0 to 1.</source>
        <translation>1 / (1 + e^-z):把 z 压缩到 0 到 1 之间。</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <source>Squeezes z into -1 to 1, centred at zero.</source>
        <translation>把 z 压缩到 -1 到 1 之间，以零为中心。</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>max(0, z): passes positive sums, blocks negative ones.</source>
        <translation>max(0, z):正的通过，负的阻断。</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>Like ReLU, but lets 1 % of a negative sum through.</source>
        <translation>类似 ReLU,但负值可通过 1 %。</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>Like ReLU, with a smooth bend down to -1.</source>
        <translation>类似 ReLU,负侧平滑弯曲到 -1。</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>A smooth ReLU that weighs z by how large it is; used in transformers.</source>
        <translation>平滑的 ReLU,按 z 的大小加权；用于 Transformer。</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>z times sigmoid(z), also called swish.</source>
        <translation>z 乘以 sigmoid(z),又称 Swish。</translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation>Softplus</translation>
    </message>
    <message>
        <source>log(1 + e^z): a smooth ReLU that is never zero.</source>
        <translation>log(1 + e^z):永不为零的平滑 ReLU。</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Turns a layer&apos;s sums into probabilities that add up to one.</source>
        <translation>把一层的加权和变成总和为一的概率。</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Sends every number through a function.</source>
        <translation>让每个数经过一个函数。</translation>
    </message>
    <message>
        <source>What the sum is sent through.</source>
        <translation>加权和所经过的函数。</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>relu</source>
        <translation>relu</translation>
    </message>
    <message>
        <source>leaky_relu</source>
        <translation>leaky_relu</translation>
    </message>
    <message>
        <source>elu</source>
        <translation>elu</translation>
    </message>
    <message>
        <source>gelu</source>
        <translation>gelu</translation>
    </message>
    <message>
        <source>silu</source>
        <translation>silu</translation>
    </message>
    <message>
        <source>softplus</source>
        <translation>softplus</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Small filters slide over the picture; each makes a map of what it finds.</source>
        <translation>小滤波器在图片上滑动，各自生成一张特征图。</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>滤波器数</translation>
    </message>
    <message>
        <source>How many maps the layer makes.</source>
        <translation>该层生成多少张特征图。</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Height and width of the window.</source>
        <translation>窗口的高和宽。</translation>
    </message>
    <message>
        <source>px</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Real score</source>
        <translation>真样本得分</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>At most so much of the picture&apos;s size, each way</source>
        <translation>每个方向最多移动图片大小的这么多</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>At most so far, either way</source>
        <translation>向任一方向最多这么多</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>At most so much larger or smaller</source>
        <translation>最多放大或缩小这么多</translation>
    </message>
    <message>
        <source>Shear</source>
        <translation>倾斜</translation>
    </message>
    <message>
        <source>At most so slanted, either way</source>
        <translation>向任一方向最多倾斜这么多</translation>
    </message>
    <message>
        <source>Thickness</source>
        <translation>粗细</translation>
    </message>
    <message>
        <source>Edges move at most so far, out or in</source>
        <translation>边缘最多向外或向内移动这么多</translation>
    </message>
    <message>
        <source>Grain</source>
        <translation>颗粒</translation>
    </message>
    <message>
        <source>Standard deviation of the noise on each pixel</source>
        <translation>每个像素上噪声的标准差</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>How far the window moves at a time.</source>
        <translation>窗口每次移动多远。</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Valid: windows stay inside the picture. Same: a rim of zeros lets them stand on its edge.</source>
        <translation>valid:窗口不超出图片。same:四周补零，窗口可位于边缘。</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>valid</translation>
    </message>
    <message>
        <source>same</source>
        <translation>same</translation>
    </message>
    <message>
        <source>Transposed convolution</source>
        <translation>转置卷积</translation>
    </message>
    <message>
        <source>Each pixel paints a small patch: pictures grow.</source>
        <translation>每个像素画出一小块：图片变大。</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>全连接层</translation>
    </message>
    <message>
        <source>Every unit sums all inputs by its own weights, adds a bias and applies f.</source>
        <translation>每个单元用自己的权重对全部输入求和，加上偏置，再经过激活函数。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>Neurons of the layer.</source>
        <translation>该层的神经元数。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Switches off a random share of the numbers in each training step.</source>
        <translation>每个训练步随机关闭一部分数值。</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>比率</translation>
    </message>
    <message>
        <source>The share of numbers that is switched off.</source>
        <translation>被关闭数值的比例。</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Gives every symbol its own learned vector.</source>
        <translation>为每个符号学习一个向量。</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>符号数</translation>
    </message>
    <message>
        <source>How many different symbols there are.</source>
        <translation>有多少个不同的符号。</translation>
    </message>
    <message>
        <source>The length of a symbol&apos;s vector.</source>
        <translation>符号向量的长度。</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>展平</translation>
    </message>
    <message>
        <source>Lays all numbers of a picture or a sequence in one row.</source>
        <translation>把图片或序列的所有数值排成一行。</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>Recurrent with two gates: one forgets, one mixes the old state with the new.</source>
        <translation>带两个门的循环层：一个遗忘，一个混合新旧状态。</translation>
    </message>
    <message>
        <source>The length of the state that is carried through time.</source>
        <translation>随时间传递的状态的长度。</translation>
    </message>
    <message>
        <source>All steps</source>
        <translation>全部时间步</translation>
    </message>
    <message>
        <source>Hand on the state of every time step, not only the last.</source>
        <translation>输出每个时间步的状态，而不仅是最后一步。</translation>
    </message>
    <message>
        <source>Back through</source>
        <translation>回溯步数</translation>
    </message>
    <message>
        <source>How many steps the gradient goes back before it is cut; 0 is to the beginning.</source>
        <translation>梯度回传多少步后截断；0 表示直到开头。</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>Recurrent with a memory cell: gates decide what is kept, written and shown.</source>
        <translation>带记忆单元的循环层：各个门决定保留、写入和输出什么。</translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>Keeps every feature centred and of one size across the batch.</source>
        <translation>使每个特征在批内居中且尺度一致。</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>How slowly the running mean and variance move.</source>
        <translation>滑动均值和方差变化得多慢。</translation>
    </message>
    <message>
        <source>Layer normalisation</source>
        <translation>层归一化</translation>
    </message>
    <message>
        <source>Keeps the features of every single sample centred and of one size.</source>
        <translation>使每个样本的特征居中且尺度一致。</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>Keeps the largest number of each window: pictures shrink.</source>
        <translation>保留每个窗口的最大值：图片变小。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>Takes the mean of each window: pictures shrink.</source>
        <translation>取每个窗口的平均值：图片变小。</translation>
    </message>
    <message>
        <source>Global average</source>
        <translation>全局平均</translation>
    </message>
    <message>
        <source>The mean of each whole map, or of each feature over time.</source>
        <translation>每张特征图的平均值，或每个特征随时间的平均值。</translation>
    </message>
    <message>
        <source>Reshape</source>
        <translation>重塑</translation>
    </message>
    <message>
        <source>The same numbers in another shape: rows of a picture as steps of a sequence.</source>
        <translation>相同的数值换一种形状：把图片的行当作序列的步。</translation>
    </message>
    <message>
        <source>Sizes with x between them: steps x features, h x w x c.</source>
        <translation>各维大小，以 x 分隔：步数 x 特征数，高 x 宽 x 通道。</translation>
    </message>
    <message>
        <source>Simple recurrent</source>
        <translation>简单循环层</translation>
    </message>
    <message>
        <source>Reads a sequence step by step and carries a state along.</source>
        <translation>逐步读取序列并传递状态。</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Repeats every pixel: pictures grow, for generators.</source>
        <translation>重复每个像素：图片变大，用于生成器。</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>How many times each pixel is repeated, each way.</source>
        <translation>每个方向上每个像素重复多少次。</translation>
    </message>
    <message>
        <source>Two arms wound about each other: eight and six neurons learn to part them.</source>
        <translation>两条互相缠绕的旋臂：八个和六个神经元学会把它们分开。</translation>
    </message>
    <message>
        <source>A disc inside a ring: four neurons close the line around it.</source>
        <translation>圆环包围圆盘：四个神经元围出边界。</translation>
    </message>
    <message>
        <source>The problem that one neuron cannot solve and a hidden layer can.</source>
        <translation>单个神经元解决不了、隐藏层却能解决的问题。</translation>
    </message>
    <message>
        <source>A straight line is enough; watch how soon it stands.</source>
        <translation>一条直线就够了；看它多快成形。</translation>
    </message>
    <message>
        <source>Two half circles that reach into each other.</source>
        <translation>两个互相嵌入的半圆。</translation>
    </message>
    <message>
        <source>Four clouds, four outputs and a softmax: more than two classes.</source>
        <translation>四团点云、四个输出和 softmax:多于两类。</translation>
    </message>
    <message>
        <source>Parallel clouds: what counts is the direction, not the distance.</source>
        <translation>平行的点云：重要的是方向而不是距离。</translation>
    </message>
    <message>
        <source>Regression with a single neuron: the output is a value, not a class.</source>
        <translation>单个神经元的回归：输出是数值而非类别。</translation>
    </message>
    <message>
        <source>Regression of three hills and three hollows.</source>
        <translation>三座山丘和三个洼地的回归。</translation>
    </message>
    <message>
        <source>A curve over one axis, fitted by a sum of bends.</source>
        <translation>一维曲线，由若干弯折之和拟合。</translation>
    </message>
    <message>
        <source>Perceptron</source>
        <translation>感知机</translation>
    </message>
    <message>
        <source>No hidden layer: the output neuron draws one straight line.</source>
        <translation>没有隐藏层：输出神经元画出一条直线。</translation>
    </message>
    <message>
        <source>One neuron</source>
        <translation>单个神经元</translation>
    </message>
    <message>
        <source>Inputs 0.5 and 0.3, weights 0.8 and −0.4, bias 0.1: z = 0.38, a sigmoid makes it 0.5939.</source>
        <translation>输入 0.5 和 0.3,权重 0.8 和 −0.4,偏置 0.1:z = 0.38,经 sigmoid 得 0.5939。</translation>
    </message>
    <message>
        <source>Three kinds of flowers told apart by four lengths.</source>
        <translation>用四个长度区分三种花。</translation>
    </message>
    <message>
        <source>Three growers told apart by 13 chemical measures.</source>
        <translation>用 13 项化学指标区分三个酒庄。</translation>
    </message>
    <message>
        <source>Malignant or benign, from 30 measures of cell nuclei.</source>
        <translation>根据 30 项细胞核指标判断恶性或良性。</translation>
    </message>
    <message>
        <source>A value to predict: the course of a disease after a year.</source>
        <translation>预测一个数值：一年后的病情。</translation>
    </message>
    <message>
        <source>Digits, convolution, trained</source>
        <translation>数字，卷积，已训练</translation>
    </message>
    <message>
        <source>Reads what you draw at once: trained on all of MNIST, ready to be taught more.</source>
        <translation>立即读出您画的数字：已用整个 MNIST 训练，随时可以继续教它。</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>64 neurons read handwritten digits of 8×8 pixels: draw your own.</source>
        <translation>64 个神经元识别 8×8 像素的手写数字：自己写一个试试。</translation>
    </message>
    <message>
        <source>MNIST, dense</source>
        <translation>MNIST,全连接</translation>
    </message>
    <message>
        <source>128 and 64 neurons read the digits of MNIST: above 97.5 % after ten epochs.</source>
        <translation>128 和 64 个神经元识别 MNIST 数字：十轮后超过 97.5 %。</translation>
    </message>
    <message>
        <source>MNIST, convolution</source>
        <translation>MNIST,卷积</translation>
    </message>
    <message>
        <source>Three convolutions and two poolings: above 99 % after five epochs.</source>
        <translation>三个卷积层和两个池化层：五轮后超过 99 %。</translation>
    </message>
    <message>
        <source>MNIST, recurrent</source>
        <translation>MNIST,循环网络</translation>
    </message>
    <message>
        <source>Two simple recurrent layers read a digit row by row, with clipped gradients.</source>
        <translation>两个简单循环层逐行读取数字，并裁剪梯度。</translation>
    </message>
    <message>
        <source>MNIST, LSTM</source>
        <translation>MNIST,LSTM</translation>
    </message>
    <message>
        <source>A layer with memory cells reads a digit row by row.</source>
        <translation>带记忆单元的层逐行读取数字。</translation>
    </message>
    <message>
        <source>A forecast of next month&apos;s passengers from the last fourteen.</source>
        <translation>根据过去十四个月预测下个月的旅客数。</translation>
    </message>
    <message>
        <source>Shakespeare letter by letter: the net guesses the next character.</source>
        <translation>逐字母的莎士比亚：网络猜下一个字符。</translation>
    </message>
    <message>
        <source>GAN, ring</source>
        <translation>GAN,圆环</translation>
    </message>
    <message>
        <source>A generator learns to draw a ring, a discriminator to tell them from real points.</source>
        <translation>生成器学习画圆环，判别器学习区分真假点。</translation>
    </message>
    <message>
        <source>GAN, eight clouds</source>
        <translation>GAN,八团点云</translation>
    </message>
    <message>
        <source>Will the generator find all eight clouds, or only a few? Watch the share it covers.</source>
        <translation>生成器能找到全部八团点云，还是只找到几团？观察它的覆盖比例。</translation>
    </message>
    <message>
        <source>VAE, digits</source>
        <translation>VAE,手写数字</translation>
    </message>
    <message>
        <source>Digits squeezed through two numbers: a map of handwriting to draw new digits from.</source>
        <translation>把数字压缩为两个数：从这张手写地图中画出新的数字。</translation>
    </message>
    <message>
        <source>GAN</source>
        <translation>GAN</translation>
    </message>
    <message>
        <source>A generator learns to fool a discriminator that learns to see through it.</source>
        <translation>生成器学习骗过判别器，判别器学习识破它。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>How the discriminator&apos;s answer is judged.</source>
        <translation>如何评判判别器的回答。</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>least_squares</source>
        <translation>最小二乘</translation>
    </message>
    <message>
        <source>Noise inputs</source>
        <translation>噪声输入</translation>
    </message>
    <message>
        <source>How many random numbers the generator starts from.</source>
        <translation>生成器从多少个随机数出发。</translation>
    </message>
    <message>
        <source>How these numbers are spread.</source>
        <translation>这些数如何分布。</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正态</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>Discriminator updates</source>
        <translation>判别器更新次数</translation>
    </message>
    <message>
        <source>Updates of the discriminator a step.</source>
        <translation>每步更新判别器的次数。</translation>
    </message>
    <message>
        <source>Generator updates</source>
        <translation>生成器更新次数</translation>
    </message>
    <message>
        <source>Updates of the generator a step.</source>
        <translation>每步更新生成器的次数。</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Who rests.</source>
        <translation>哪一方暂停学习。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>What training makes small</source>
        <translation>训练要减小的量</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Share of samples that are classified right</source>
        <translation>分类正确的样本所占比例</translation>
    </message>
    <message>
        <source>Mean error</source>
        <translation>平均误差</translation>
    </message>
    <message>
        <source>Mean absolute error of the predictions</source>
        <translation>预测的平均绝对误差</translation>
    </message>
    <message>
        <source>What each of the two networks makes small: when one falls, the other rises</source>
        <translation>两个网络各自要减小的量：一个下降，另一个就上升</translation>
    </message>
    <message>
        <source>generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>discriminator</source>
        <translation>判别器</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>The discriminator&apos;s mean answer, 1 is real; both at 0.5: it cannot tell them apart</source>
        <translation>判别器的平均回答，1 为真实；两者都为 0.5 时它分不清</translation>
    </message>
    <message>
        <source>real</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>made</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>modes found</source>
        <translation>找到的模式</translation>
    </message>
    <message>
        <source>How far the decoded samples are from the originals, in nats</source>
        <translation>解码出的样本与原样本的差距，单位为奈特</translation>
    </message>
    <message>
        <source>Generator rate</source>
        <translation>生成器学习率</translation>
    </message>
    <message>
        <source>Its share of the rate.</source>
        <translation>其占学习率的比例。</translation>
    </message>
    <message>
        <source>Instance noise</source>
        <translation>实例噪声</translation>
    </message>
    <message>
        <source>Blurs all that the discriminator sees.</source>
        <translation>模糊判别器看到的一切。</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>监督学习</translation>
    </message>
    <message>
        <source>Learns from examples with known answers.</source>
        <translation>从已知答案的样例中学习。</translation>
    </message>
    <message>
        <source>Variational autoencoder</source>
        <translation>变分自编码器</translation>
    </message>
    <message>
        <source>Squeezes samples through a small map and draws new ones from it.</source>
        <translation>把样本压缩到一张小地图，并从中画出新样本。</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>重构</translation>
    </message>
    <message>
        <source>Cross-entropy for pixels from 0 to 1 (sigmoid), squared for any values.</source>
        <translation>像素在 0 到 1 之间(sigmoid)用交叉熵，任意值用平方误差。</translation>
    </message>
    <message>
        <source>cross_entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>squared</source>
        <translation>平方误差</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>The weight of the KL divergence: order against fidelity.</source>
        <translation>KL 散度的权重：规整与逼真之间的取舍。</translation>
    </message>
    <message>
        <source>Epochs in which beta rises from 0.</source>
        <translation>beta 从 0 上升所用的轮数。</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>均方误差</translation>
    </message>
    <message>
        <source>The mean of the squared differences.</source>
        <translation>差的平方的平均值。</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>The mean of the differences without their sign.</source>
        <translation>差的绝对值的平均值。</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>Huber</translation>
    </message>
    <message>
        <source>Squared for small differences, straight for large ones: outliers pull less.</source>
        <translation>差小时取平方，差大时取直线：离群点影响更小。</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>Delta</translation>
    </message>
    <message>
        <source>Where the square turns straight.</source>
        <translation>平方变为直线的位置。</translation>
    </message>
    <message>
        <source>Hinge</source>
        <translation>合页损失</translation>
    </message>
    <message>
        <source>Asks each output to pass its label -1 or 1 by a margin; as in support vector machines.</source>
        <translation>要求每个输出以一定间隔超过标签 -1 或 1;与支持向量机相同。</translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation>二元交叉熵</translation>
    </message>
    <message>
        <source>How surprised a sigmoid output is by the label 0 or 1.</source>
        <translation>sigmoid 输出对标签 0 或 1 的“意外”程度。</translation>
    </message>
    <message>
        <source>Categorical cross-entropy</source>
        <translation>分类交叉熵</translation>
    </message>
    <message>
        <source>How surprised softmax outputs are by the right class.</source>
        <translation>softmax 输出对正确类别的“意外”程度。</translation>
    </message>
    <message>
        <source>AdaGrad</source>
        <translation>AdaGrad</translation>
    </message>
    <message>
        <source>Each weight&apos;s rate falls with all the gradients it has seen.</source>
        <translation>每个权重的学习率随其见过的全部梯度下降。</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Keeps the division from zero.</source>
        <translation>避免除以零。</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Momentum and a rate of its own for each weight: a good first choice.</source>
        <translation>动量加上每个权重各自的学习率：很好的首选。</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Beta 1</translation>
    </message>
    <message>
        <source>How much of the mean gradient lives on.</source>
        <translation>梯度均值保留多少。</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Beta 2</translation>
    </message>
    <message>
        <source>How much of the mean square lives on.</source>
        <translation>平方均值保留多少。</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Adam that also shrinks the weights a little at each step.</source>
        <translation>每一步还会略微缩小权重的 Adam。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>How fast weights shrink by themselves.</source>
        <translation>权重自行缩小的快慢。</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Divides each gradient by its own recent size.</source>
        <translation>把每个梯度除以其近期大小。</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>衰减</translation>
    </message>
    <message>
        <source>How much of the past squares lives on.</source>
        <translation>过去的平方保留多少。</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Gradient descent: a step straight downhill.</source>
        <translation>梯度下降：径直往下坡走一步。</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>A heavy ball: keeps a velocity that the gradient steers.</source>
        <translation>沉重的小球：保持速度，由梯度改变方向。</translation>
    </message>
    <message>
        <source>How much of the last velocity lives on.</source>
        <translation>上一次速度保留多少。</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Momentum that looks ahead to where the ball will be.</source>
        <translation>会预看小球将到何处的动量。</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>The learning rate stays as it is.</source>
        <translation>学习率保持不变。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>The learning rate falls by a factor every so many epochs.</source>
        <translation>每隔若干轮，学习率按倍数下降。</translation>
    </message>
    <message>
        <source>What the rate is multiplied by at each step.</source>
        <translation>每次下降时学习率乘以的数。</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>The learning rate glides down half a cosine wave, then stays low.</source>
        <translation>学习率沿半个余弦波下降，然后保持低值。</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>历时</translation>
    </message>
    <message>
        <source>Lowest share</source>
        <translation>最低比例</translation>
    </message>
    <message>
        <source>The share of the rate that is left at the end.</source>
        <translation>最终剩余的学习率比例。</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>The learning rate grows from a small share to full, then stays.</source>
        <translation>学习率从较小比例增至全值，然后保持。</translation>
    </message>
    <message>
        <source>First share</source>
        <translation>起始比例</translation>
    </message>
    <message>
        <source>The share of the rate that training starts with.</source>
        <translation>训练开始时的学习率比例。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Gradients are used as they are.</source>
        <translation>梯度原样使用。</translation>
    </message>
    <message>
        <source>By value</source>
        <translation>按数值</translation>
    </message>
    <message>
        <source>Each number of the gradient is cut off at the threshold.</source>
        <translation>梯度的每个数在阈值处截断。</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>The largest size let through.</source>
        <translation>允许的最大值。</translation>
    </message>
    <message>
        <source>By global norm</source>
        <translation>按全局范数</translation>
    </message>
    <message>
        <source>The whole gradient is shortened to the threshold, its direction kept.</source>
        <translation>把整个梯度缩短到阈值，方向不变。</translation>
    </message>
    <message>
        <source>Glorot uniform</source>
        <translation>Glorot 均匀</translation>
    </message>
    <message>
        <source>Uniform within sqrt(6 / (inputs + outputs)); for tanh.</source>
        <translation>在 ±sqrt(6 / （输入 + 输出）) 内均匀分布；适用于 tanh。</translation>
    </message>
    <message>
        <source>Glorot normal</source>
        <translation>Glorot 正态</translation>
    </message>
    <message>
        <source>Normal with variance 2 / (inputs + outputs); Xavier&apos;s.</source>
        <translation>方差为 2 / （输入 + 输出） 的正态分布；即 Xavier。</translation>
    </message>
    <message>
        <source>He normal</source>
        <translation>He 正态</translation>
    </message>
    <message>
        <source>Normal with variance 2 / inputs; for ReLU and its family.</source>
        <translation>方差为 2 / 输入 的正态分布；适用于 ReLU 一族。</translation>
    </message>
    <message>
        <source>He uniform</source>
        <translation>He 均匀</translation>
    </message>
    <message>
        <source>Uniform within sqrt(6 / inputs); for ReLU and its family.</source>
        <translation>在 ±sqrt（6 / 输入） 内均匀分布；适用于 ReLU 一族。</translation>
    </message>
    <message>
        <source>LeCun normal</source>
        <translation>LeCun 正态</translation>
    </message>
    <message>
        <source>Normal with variance 1 / inputs.</source>
        <translation>方差为 1 / 输入 的正态分布。</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正态</translation>
    </message>
    <message>
        <source>Normal with a standard deviation of your choice.</source>
        <translation>标准差自选的正态分布。</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>Uniform within a limit of your choice.</source>
        <translation>范围自选的均匀分布。</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>全零</translation>
    </message>
    <message>
        <source>All weights zero: the neurons of a layer stay equal for ever.</source>
        <translation>权重全为零：同一层的神经元永远相同。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>He for the ReLU family, Glorot for everything else.</source>
        <translation>ReLU 一族用 He,其余用 Glorot。</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>给定</translation>
    </message>
    <message>
        <source>The numbers you write down, in the order of the network; the rest is drawn.</source>
        <translation>按网络顺序写下的数值，其余随机抽取。</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Weights and biases apart by spaces, unit by unit.</source>
        <translation>权重和偏置以空格分隔，逐个单元书写。</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>已训练</translation>
    </message>
    <message>
        <source>Weights that were learned before and ship with the program.</source>
        <translation>事先学好、随程序附带的权重。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>digits-cnn</source>
        <translation>digits-cnn</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How far each update goes along the gradient</source>
        <translation>每次更新沿梯度方向走多远</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Samples per update; 0 is the full batch, 1 is stochastic gradient descent</source>
        <translation>每次更新的样本数；0 为全批量，1 为随机梯度下降</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>Pulls weights to exactly zero (lasso)</source>
        <translation>把权重拉到恰好为零(lasso)</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Pulls weights towards zero (weight decay, ridge)</source>
        <translation>把权重拉向零（权重衰减、岭回归）</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Stop after so many epochs; 0: never</source>
        <translation>训练这么多轮后停止；0:不停止</translation>
    </message>
    <message>
        <source>Target loss</source>
        <translation>目标损失</translation>
    </message>
    <message>
        <source>Stop at this test loss; 0: never</source>
        <translation>测试损失达到此值时停止；0:不停止</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>耐心</translation>
    </message>
    <message>
        <source>Stop after so many epochs without a better test loss (early stopping); 0: never</source>
        <translation>测试损失连续这么多轮没有改善时停止（早停）;0:不停止</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>游乐场</translation>
    </message>
    <message>
        <source>Small networks on data in the plane: see what every neuron sees</source>
        <translation>平面数据上的小型网络：看看每个神经元看到了什么</translation>
    </message>
    <message>
        <source>Draw a digit and watch the network read it</source>
        <translation>写一个数字，看网络如何识别</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>A network that reads at once: look inside it, fool it, teach it your hand</source>
        <translation>立即能读的网络：看它的内部、迷惑它、教它认您的笔迹</translation>
    </message>
    <message>
        <source>Networks with a memory read a series or a text step by step</source>
        <translation>带记忆的网络逐步读取序列或文本</translation>
    </message>
    <message>
        <source>A generator and a discriminator learn from each other</source>
        <translation>生成器与判别器相互学习</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>A picture squeezed through two numbers and drawn again</source>
        <translation>把图片压缩为两个数再重新画出</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Measurements in a table: flowers, wines, patients</source>
        <translation>表格中的测量数据：花、酒、患者</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>生成物</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>or real</source>
        <translation>或真实样本</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>随机采样</translation>
    </message>
    <message>
        <source>Points that you paint yourself: take the pencil over the plot</source>
        <translation>亲手画的点：用图上方的铅笔来画</translation>
    </message>
    <message>
        <source>How many classes of points there are</source>
        <translation>点共有几个类别</translation>
    </message>
    <message>
        <source>Points that train: x y class; x y class; ...</source>
        <translation>训练点：x y 类别; x y 类别; ...</translation>
    </message>
    <message>
        <source>Own test points</source>
        <translation>自定义测试点</translation>
    </message>
    <message>
        <source>Points that test: x y class; x y class; ...</source>
        <translation>测试点：x y 类别; x y 类别; ...</translation>
    </message>
    <message>
        <source>Own values</source>
        <translation>自定义值</translation>
    </message>
    <message>
        <source>Values in the plane that you paint yourself: take the pencil over the plot</source>
        <translation>亲手在平面上画的值：用图上方的铅笔来画</translation>
    </message>
    <message>
        <source>Points that train: x y value; x y value; ...</source>
        <translation>训练点：x y 值; x y 值; ...</translation>
    </message>
    <message>
        <source>Points that test: x y value; x y value; ...</source>
        <translation>测试点：x y 值; x y 值; ...</translation>
    </message>
    <message>
        <source>Own curve</source>
        <translation>自定义曲线</translation>
    </message>
    <message>
        <source>A curve that you paint yourself: take the pencil over the plot</source>
        <translation>亲手画的曲线：用图上方的铅笔来画</translation>
    </message>
    <message>
        <source>Points that train: x value; x value; ...</source>
        <translation>训练点：x 值; x 值; ...</translation>
    </message>
    <message>
        <source>Points that test: x value; x value; ...</source>
        <translation>测试点：x 值; x 值; ...</translation>
    </message>
    <message>
        <source>Own table, two classes</source>
        <translation>自己的表格，两个类别</translation>
    </message>
    <message>
        <source>A table of your own</source>
        <translation>你自己的表格</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>The content id of the user&apos;s data</source>
        <translation>用户数据的内容标识</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>The file or folder that the data was read from</source>
        <translation>读取数据的文件或文件夹</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读取方式</translation>
    </message>
    <message>
        <source>How the file was read: separator, header, decimal sign, encoding</source>
        <translation>文件的读取方式：分隔符、表头、小数点、编码</translation>
    </message>
    <message>
        <source>How many samples there are</source>
        <translation>样本数量</translation>
    </message>
    <message>
        <source>The names of the classes, apart by tabs</source>
        <translation>类别名称，以制表符分隔</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>The column that is predicted</source>
        <translation>要预测的列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>The columns that are predicted from, apart by tabs</source>
        <translation>用来预测的列，以制表符分隔</translation>
    </message>
    <message>
        <source>Missing values</source>
        <translation>缺失值</translation>
    </message>
    <message>
        <source>Rows are dropped, or gaps filled</source>
        <translation>删除这些行，或填补空缺</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>fill</source>
        <translation>填补</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>The labels of the inputs, apart by tabs</source>
        <translation>输入的名称，以制表符分隔</translation>
    </message>
    <message>
        <source>Own table, classes</source>
        <translation>自己的表格，多个类别</translation>
    </message>
    <message>
        <source>Own table, values</source>
        <translation>自己的表格，数值</translation>
    </message>
    <message>
        <source>Own pictures</source>
        <translation>自己的图片</translation>
    </message>
    <message>
        <source>A folder of pictures of your own, one folder in it for each class</source>
        <translation>你自己的图片文件夹，每个类别一个子文件夹</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>1 is grey, 3 is colour</source>
        <translation>1 为灰度，3 为彩色</translation>
    </message>
    <message>
        <source>Digits, average pooling, trained</source>
        <translation>数字，平均池化，已训练</translation>
    </message>
    <message>
        <source>The same network with average pooling in place of max pooling, trained on all of MNIST.</source>
        <translation>同样的网络，以平均池化代替最大池化，用全部 MNIST 训练。</translation>
    </message>
    <message>
        <source>Digits, dense, trained</source>
        <translation>数字，全连接，已训练</translation>
    </message>
    <message>
        <source>128 and 64 neurons without any convolution, trained on all of MNIST: push a digit and compare.</source>
        <translation>128 和 64 个神经元，没有卷积，用全部 MNIST 训练：推动数字作比较。</translation>
    </message>
    <message>
        <source>digits-cnn-average</source>
        <translation>数字 CNN（平均池化）</translation>
    </message>
    <message>
        <source>digits-dense</source>
        <translation>数字全连接</translation>
    </message>
    <message>
        <source>Network graph</source>
        <translation>网络图</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation>学习曲线</translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>What mattered</source>
        <translation>决定因素</translation>
    </message>
    <message>
        <source>Real and made</source>
        <translation>真实与生成</translation>
    </message>
    <message>
        <source>Map of codes</source>
        <translation>编码图</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>评估报告</translation>
    </message>
    <message>
        <source>Model summary</source>
        <translation>模型概要</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>尚无数据</translation>
    </message>
    <message>
        <source>Random numbers stand in until a data set is chosen</source>
        <translation>在选定数据集之前，用随机数代替</translation>
    </message>
    <message>
        <source>Sizes of a sample with x between them</source>
        <translation>样本各维的大小，用 x 分隔</translation>
    </message>
    <message>
        <source>How many classes there are to tell apart</source>
        <translation>要区分多少个类别</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>KL divergence: how far the codes are from the normal distribution, in nats</source>
        <translation>KL 散度：编码偏离正态分布的程度，单位为奈特</translation>
    </message>
    <message>
        <source>ONNX file</source>
        <translation>ONNX 文件</translation>
    </message>
    <message>
        <source>One file that most programs for neural networks read, weights included.</source>
        <translation>一个文件，含权重，大多数神经网络程序都能读取。</translation>
    </message>
    <message>
        <source>PyTorch script</source>
        <translation>PyTorch 脚本</translation>
    </message>
    <message>
        <source>A Python file with the network as a module, ready to train on.</source>
        <translation>一个 Python 文件，网络写成模块，可以继续训练。</translation>
    </message>
    <message>
        <source>Keras script</source>
        <translation>Keras 脚本</translation>
    </message>
    <message>
        <source>A Python file with the network as a Keras model, for any backend.</source>
        <translation>一个 Python 文件，网络写成 Keras 模型，适用于任何后端。</translation>
    </message>
    <message>
        <source>NumPy script</source>
        <translation>NumPy 脚本</translation>
    </message>
    <message>
        <source>A short Python file that needs NumPy alone, formulas to read.</source>
        <translation>一个只需要 NumPy 的短 Python 文件，公式一目了然。</translation>
    </message>
    <message>
        <source>scikit-learn estimator</source>
        <translation>scikit-learn 估计器</translation>
    </message>
    <message>
        <source>A Python file that builds a fitted estimator.</source>
        <translation>一个 Python 文件，生成训练好的估计器。</translation>
    </message>
    <message>
        <source>Tables (CSV)</source>
        <translation>表格 (CSV)</translation>
    </message>
    <message>
        <source>The learning curves, and the answer for every sample, as two tables.</source>
        <translation>两张表格：学习曲线，以及每个样本的回答。</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>the loss has reached {0}</source>
        <translation>损失已达到 {0}</translation>
    </message>
    <message>
        <source>no better test loss for {0} epochs</source>
        <translation>测试损失连续 {0} 轮没有改善</translation>
    </message>
    <message>
        <source>{0} epochs are done</source>
        <translation>已完成 {0} 轮</translation>
    </message>
    <message>
        <source>batch size must be at most the {0} training samples, got {1}; 0 takes all of them</source>
        <translation>批大小最多为 {0}（训练样本数）,而输入为 {1};0 表示全部样本</translation>
    </message>
    <message>
        <source>{0} must be at least {1}, got {2}</source>
        <translation>{0}必须至少为 {1},而输入为 {2}</translation>
    </message>
    <message>
        <source>{0} must be at most {1}, got {2}</source>
        <translation>{0}必须至多为 {1},而输入为 {2}</translation>
    </message>
    <message>
        <source>{0} must be {1} to {2}, got {3}</source>
        <translation>{0}必须在 {1} 到 {2} 之间，而输入为 {3}</translation>
    </message>
    <message>
        <source>{0} must be a whole number, got {1}</source>
        <translation>{0}必须是整数，而输入为 {1}</translation>
    </message>
    <message>
        <source>at least one input must be on</source>
        <translation>至少要打开一个输入</translation>
    </message>
    <message>
        <source>softmax belongs to the last layer only</source>
        <translation>softmax 只能用于最后一层</translation>
    </message>
    <message>
        <source>at most {0} layers can be built, got {1}</source>
        <translation>最多可建 {0} 层，而现有 {1} 层</translation>
    </message>
    <message>
        <source>the {0} would have {1} weights; at most {2} can be built</source>
        <translation>{0}将有 {1} 个权重；最多可建 {2} 个</translation>
    </message>
    <message>
        <source>the {0} has no layer left; it needs at least its output layer</source>
        <translation>{0}已没有层；至少需要输出层</translation>
    </message>
    <message>
        <source>the data has one value a sample, so the last layer needs 1 unit, got {0}</source>
        <translation>每个样本只有一个数值，因此最后一层需要 1 个单元，而现有 {0} 个</translation>
    </message>
    <message>
        <source>{0} needs a last layer with {1}, got {2}: change its activation</source>
        <translation>{0}要求最后一层使用 {1},而现为 {2}:请更改其激活函数</translation>
    </message>
    <message>
        <source>{0} needs class labels, but the data holds values: choose mean squared error</source>
        <translation>{0}需要类别标签，而数据是数值：请选择均方误差</translation>
    </message>
    <message>
        <source>softmax goes with categorical cross-entropy, got {0}: change the loss</source>
        <translation>softmax 须与分类交叉熵配合，而现为{0}:请更改损失函数</translation>
    </message>
    <message>
        <source>{0} needs a flat input, got {1}; add a flatten layer before it</source>
        <translation>{0}需要一维输入，而现为 {1};请在其前添加展平层</translation>
    </message>
    <message>
        <source>a window of {0} does not fit into a picture of {1}; use {2} or less, or padding same</source>
        <translation>{0} 的窗口放不进 {1} 的图片；请用 {2} 或更小，或使用 same 填充</translation>
    </message>
    <message>
        <source>{0} needs a picture (height, width, channels), got {1}; add a reshape layer before it</source>
        <translation>{0}需要图片（高、宽、通道）,而现为 {1};请在其前添加重塑层</translation>
    </message>
    <message>
        <source>text must go through an embedding layer first; put one in front</source>
        <translation>文本必须先经过嵌入层；请在最前面添加一个</translation>
    </message>
    <message>
        <source>{0} is not there. Look whether it was moved or renamed.</source>
        <translation>找不到 {0}。请检查它是否被移动或改名。</translation>
    </message>
    <message>
        <source>{0} could not be read: {1}.</source>
        <translation>无法读取 {0}:{1}。</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}. Save it in another place.</source>
        <translation>无法写入 {0}:{1}。请保存到其他位置。</translation>
    </message>
    <message>
        <source>{0} is damaged: {1}. Open another copy of it; nothing was changed.</source>
        <translation>{0} 已损坏：{1}。请打开它的其他副本；当前内容没有改变。</translation>
    </message>
    <message>
        <source>{0} is not an NNViz experiment.</source>
        <translation>{0} 不是 NNViz 实验文件。</translation>
    </message>
    <message>
        <source>{0} was written by a newer NNViz; open it with version {1} or newer.</source>
        <translation>{0} 由更新版本的 NNViz 写入；请用 {1} 或更新版本打开。</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>the file has no rows below its header</source>
        <translation>文件的表头下没有任何行</translation>
    </message>
    <message>
        <source>line {0} has {1} values, not {2}: look whether the separator is right and the file complete</source>
        <translation>第 {0} 行有 {1} 个值，而不是 {2} 个：请检查分隔符是否正确、文件是否完整</translation>
    </message>
    <message>
        <source>line {0} is longer than {1} characters: this is not a table</source>
        <translation>第 {0} 行超过 {1} 个字符：这不是表格</translation>
    </message>
    <message>
        <source>line {0} is longer than {1} characters: perhaps a quotation mark is never closed</source>
        <translation>第 {0} 行超过 {1} 个字符：可能有引号没有闭合</translation>
    </message>
    <message>
        <source>after line {0} the file is not valid {1}: choose another encoding</source>
        <translation>第 {0} 行之后文件不是有效的 {1}：请选择其他编码</translation>
    </message>
    <message>
        <source>after line {0} the file holds zero bytes: it is damaged or not a text table</source>
        <translation>第 {0} 行之后文件含有零字节：文件已损坏或不是文本表格</translation>
    </message>
    <message>
        <source>after line {0} the table cannot be read: {1}</source>
        <translation>第 {0} 行之后无法读取表格：{1}</translation>
    </message>
    <message>
        <source>the file holds zero bytes: it is not a text table; save it as CSV</source>
        <translation>文件含有零字节：它不是文本表格；请另存为 CSV</translation>
    </message>
    <message>
        <source>the table has only one column: choose another separator; 2 to {0} can be used</source>
        <translation>表格只有一列：请选择其他分隔符；可用 2 到 {0} 列</translation>
    </message>
    <message>
        <source>the table has {0} columns; 2 to {1} can be used</source>
        <translation>表格有 {0} 列；可用 2 到 {1} 列</translation>
    </message>
    <message>
        <source>the table has more than {0} rows or {1} values: take a part of it</source>
        <translation>表格超过 {0} 行或 {1} 个值：请取其中一部分</translation>
    </message>
    <message>
        <source>a table needs at least two columns that can be used: one to predict, one to predict from</source>
        <translation>表格至少需要两列可用：一列要预测，一列用来预测</translation>
    </message>
    <message>
        <source>{0}: more than {1} different words, left out</source>
        <translation>{0}：不同的词超过 {1} 个，已略去</translation>
    </message>
    <message>
        <source>{0}: no values, left out</source>
        <translation>{0}：没有值，已略去</translation>
    </message>
    <message>
        <source>{0}: {1} values are no numbers and count as missing, such as {2}</source>
        <translation>{0}：{1} 个值不是数字，视为缺失，例如 {2}</translation>
    </message>
    <message>
        <source>choose at least one column to predict from</source>
        <translation>请至少选择一列用来预测</translation>
    </message>
    <message>
        <source>the target {0} holds words: predict it as classes, or choose another column</source>
        <translation>目标 {0} 含有文字：请作为类别预测，或选择其他列</translation>
    </message>
    <message>
        <source>the target {0} has only one value: there is nothing to tell apart</source>
        <translation>目标 {0} 只有一个值：没有什么可以区分</translation>
    </message>
    <message>
        <source>{0} has more than {1} different values: predict it as a value instead</source>
        <translation>{0} 有超过 {1} 个不同的值：请改为作为数值预测</translation>
    </message>
    <message>
        <source>{0} has {1} different values, not two: predict it as several classes</source>
        <translation>{0} 有 {1} 个不同的值，不是两个：请作为多类预测</translation>
    </message>
    <message>
        <source>only {0} of {1} rows can be used; fill missing values or choose other columns</source>
        <translation>{1} 行中只有 {0} 行可用；请填补缺失值或选择其他列</translation>
    </message>
    <message>
        <source>these columns make {0} inputs, at most {1} can be used; leave out words</source>
        <translation>这些列产生 {0} 个输入，最多可用 {1} 个；请去掉文字列</translation>
    </message>
    <message>
        <source>{0} rows with {1} inputs are too many; leave out columns of words</source>
        <translation>{0} 行乘 {1} 个输入太多；请去掉文字列</translation>
    </message>
    <message>
        <source>{0} needs an extra: pip install &quot;nnviz-desktop[tables]&quot;, or save the table as CSV</source>
        <translation>{0} 需要附加组件：pip install &quot;nnviz-desktop[tables]&quot;，或将表格另存为 CSV</translation>
    </message>
    <message>
        <source>the data of {0} is not at hand: choose the file again</source>
        <translation>找不到 {0} 的数据：请重新选择文件</translation>
    </message>
    <message>
        <source>{0} could not be read: {1}</source>
        <translation>{0} 无法读取：{1}</translation>
    </message>
    <message>
        <source>at most {0} runs can be kept: remove one first</source>
        <translation>最多保留 {0} 次训练：请先移除一次</translation>
    </message>
    <message>
        <source>there are no points to learn from: paint at least one training point</source>
        <translation>没有可供学习的点：请至少画一个训练点</translation>
    </message>
    <message>
        <source>there can be at most {0} own points, got {1}</source>
        <translation>自定义点最多 {0} 个，现有 {1} 个</translation>
    </message>
    <message>
        <source>{0} must hold 2 to {1} folders, one for each class; it holds {2}</source>
        <translation>{0} 必须含有 2 到 {1} 个文件夹，每个类别一个；现有 {2} 个</translation>
    </message>
    <message>
        <source>{0} must hold two folders with pictures, one for each class; {1} found, {2} files were refused</source>
        <translation>{0} 必须含有两个有图片的文件夹，每个类别一个；找到 {1} 个，{2} 个文件被拒绝</translation>
    </message>
    <message>
        <source>{0} holds {1} files: too many at this size; choose smaller pictures</source>
        <translation>{0} 含有 {1} 个文件：这个大小太多了；请选择更小的图片</translation>
    </message>
    <message>
        <source>not a kind of picture that can be read</source>
        <translation>不是可以读取的图片类型</translation>
    </message>
    <message>
        <source>damaged, or not a picture</source>
        <translation>已损坏，或不是图片</translation>
    </message>
    <message>
        <source>larger than {0} MB</source>
        <translation>大于 {0} MB</translation>
    </message>
    <message>
        <source>larger than {0} million pixels</source>
        <translation>大于 {0} 百万像素</translation>
    </message>
    <message>
        <source>{0} (sizes so far: {1})</source>
        <translation>{0}（目前的尺寸：{1}）</translation>
    </message>
    <message>
        <source>{0}: unknown setting {1}; known: {2}</source>
        <translation>{0}：未知设置 {1}；已知：{2}</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>有限的数</translation>
    </message>
    <message>
        <source>one of {0}</source>
        <translation>{0} 之一</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} 到 {1}</translation>
    </message>
    <message>
        <source>at least {0}</source>
        <translation>至少 {0}</translation>
    </message>
    <message>
        <source>at most {0}</source>
        <translation>至多 {0}</translation>
    </message>
    <message>
        <source>inputs must be numbers, got {0}</source>
        <translation>输入必须是数，而得到的是 {0}</translation>
    </message>
    <message>
        <source>there are no samples</source>
        <translation>没有样本</translation>
    </message>
    <message>
        <source>every sample needs a target, got {0} samples and {1} targets</source>
        <translation>每个样本都需要目标值，而样本有 {0} 个，目标值有 {1} 个</translation>
    </message>
    <message>
        <source>{0} of {1} samples hold a value that is not a finite number (NaN); remove or fill them</source>
        <translation>{1} 个样本中有 {0} 个含有非有限数（NaN）；请删除或填补</translation>
    </message>
    <message>
        <source>a regression target must be a number, got {0}</source>
        <translation>回归的目标值必须是数，而得到的是 {0}</translation>
    </message>
    <message>
        <source>{0} targets are not finite numbers (NaN)</source>
        <translation>有 {0} 个目标值不是有限的数（NaN）</translation>
    </message>
    <message>
        <source>class labels must be whole numbers, got {0}; number the classes from 0</source>
        <translation>类别标签必须是整数，而得到的是 {0}；请从 0 开始给类别编号</translation>
    </message>
    <message>
        <source>class labels must be whole numbers, got fractions or NaN; use a regression task for values</source>
        <translation>类别标签必须是整数，而得到的是小数或 NaN；数值请用回归任务</translation>
    </message>
    <message>
        <source>0 to {0}</source>
        <translation>0 到 {0}</translation>
    </message>
    <message>
        <source>0 or more</source>
        <translation>0 或更大</translation>
    </message>
    <message>
        <source>class labels must be {0}, got {1} to {2}</source>
        <translation>类别标签必须是 {0}，而得到的是 {1} 到 {2}</translation>
    </message>
    <message>
        <source>{0} is not in {1}: missing {2} (raw or with .gz)</source>
        <translation>{1} 中没有 {0}：缺少 {2}（原始文件或 .gz）</translation>
    </message>
    <message>
        <source>the data folder {0} does not exist; give a folder with the files of {1}</source>
        <translation>数据文件夹 {0} 不存在；请指定含有 {1} 文件的文件夹</translation>
    </message>
    <message>
        <source>{0} is missing (raw or with .gz)</source>
        <translation>缺少 {0}（原始文件或 .gz）</translation>
    </message>
    <message>
        <source>{0} is damaged or another file: its MD5 is {1}, expected {2}; fetch it again</source>
        <translation>{0} 已损坏或不是该文件：其 MD5 为 {1}，应为 {2}；请重新获取</translation>
    </message>
    <message>
        <source>{0} holds more than {1} MB: no picture set does</source>
        <translation>{0} 超过 {1} MB：图片集不会这么大</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation>无法读取 {0}：{1}</translation>
    </message>
    <message>
        <source>{0} is no IDX file of bytes: it begins with {1}, expected {2} (labels) or {3} (pictures)</source>
        <translation>{0} 不是字节型 IDX 文件：它以 {1} 开头，应为 {2}（标签）或 {3}（图片）</translation>
    </message>
    <message>
        <source>{0} has {1} bytes, but its header {2} asks for {3}</source>
        <translation>{0} 有 {1} 字节，但文件头 {2} 要求 {3} 字节</translation>
    </message>
    <message>
        <source>a sample has {0} numbers ({1}), got an array of shape {2}</source>
        <translation>一个样本有 {0} 个数（{1}），而得到的数组形状为 {2}</translation>
    </message>
    <message>
        <source>the samples hold NaN or infinity; leave those out</source>
        <translation>样本含有 NaN 或无穷大；请去掉它们</translation>
    </message>
    <message>
        <source>unknown dataset {0}; known: {1}</source>
        <translation>未知数据集 {0}；已知：{1}</translation>
    </message>
    <message>
        <source>the data seed must be 0 or more, got {0}</source>
        <translation>数据种子必须是 0 或更大，而输入为 {0}</translation>
    </message>
    <message>
        <source>the training share must be {0} to {1}, got {2}</source>
        <translation>训练集比例必须在 {0} 到 {1} 之间，而输入为 {2}</translation>
    </message>
    <message>
        <source>unknown feature {0}; known: {1}</source>
        <translation>未知特征 {0}；已知：{1}</translation>
    </message>
    <message>
        <source>an input can be switched on only once</source>
        <translation>一个输入只能打开一次</translation>
    </message>
    <message>
        <source>{0} has its own inputs, got the features {1}</source>
        <translation>{0} 有自己的输入，而得到的特征是 {1}</translation>
    </message>
    <message>
        <source>the class of an own point must be a whole number 0 to {0}, got {1}</source>
        <translation>自定义点的类别必须是 0 到 {0} 的整数，而得到的是 {1}</translation>
    </message>
    <message>
        <source>Fashion-MNIST from {0}</source>
        <translation>来自 {0} 的 Fashion-MNIST</translation>
    </message>
    <message>
        <source>Fashion-MNIST does not ship with NNViz; give a data folder with its four IDX files</source>
        <translation>NNViz 不附带 Fashion-MNIST；请指定含有其四个 IDX 文件的数据文件夹</translation>
    </message>
    <message>
        <source>the file&apos;s own data is of an unknown kind</source>
        <translation>文件自带的数据类型未知</translation>
    </message>
    <message>
        <source>the experiment does not fit the data of {0}: choose its columns again</source>
        <translation>实验与 {0} 的数据不符：请重新选择各列</translation>
    </message>
    <message>
        <source>the experiment does not fit the pictures of {0}: choose the folder again</source>
        <translation>实验与 {0} 的图片不符：请重新选择文件夹</translation>
    </message>
    <message>
        <source>a folder of pictures</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>open {0} of your own first</source>
        <translation>请先打开您自己的{0}</translation>
    </message>
    <message>
        <source>the own data must have {0} to {1} different classes, got {2}</source>
        <translation>自有数据必须有 {0} 到 {1} 个不同类别，而得到 {2} 个</translation>
    </message>
    <message>
        <source>the own table must have 1 to {0} inputs, got {1}</source>
        <translation>自有表格必须有 1 到 {0} 个输入，而得到 {1} 个</translation>
    </message>
    <message>
        <source>pictures have 1 channel (grey) or 3 (colour), got {0}</source>
        <translation>图片有 1 个通道（灰度）或 3 个通道（彩色），而得到 {0} 个</translation>
    </message>
    <message>
        <source>the own data has no samples</source>
        <translation>自有数据没有样本</translation>
    </message>
    <message>
        <source>the pictures do not name their classes</source>
        <translation>图片没有给出类别名称</translation>
    </message>
    <message>
        <source>a class of the pictures has an impossible name</source>
        <translation>图片的某个类别名称无效</translation>
    </message>
    <message>
        <source>the pictures and their labels do not fit together</source>
        <translation>图片与其标签不匹配</translation>
    </message>
    <message>
        <source>the pictures have an impossible form {0}</source>
        <translation>图片的形状 {0} 无效</translation>
    </message>
    <message>
        <source>the labels of the pictures do not fit their classes</source>
        <translation>图片的标签与类别不符</translation>
    </message>
    <message>
        <source>own points must lie between -{0} and {1}, got {2}</source>
        <translation>自定义点必须在 -{0} 到 {1} 之间，而得到的是 {2}</translation>
    </message>
    <message>
        <source>an own point must be {0} numbers apart by spaces, got {1}</source>
        <translation>自定义点必须是以空格分隔的 {0} 个数，而得到的是 {1}</translation>
    </message>
    <message>
        <source>class numbers must be 0 to {0}, got {1} to {2}</source>
        <translation>类别编号必须是 0 到 {0}，而得到的是 {1} 到 {2}</translation>
    </message>
    <message>
        <source>the shape must be one to three sizes like 28x28x1, got {0}</source>
        <translation>形状必须是一到三个尺寸，如 28x28x1，而得到的是 {0}</translation>
    </message>
    <message>
        <source>the column {0} holds numbers, got {1}</source>
        <translation>列 {0} 存放的是数，而得到的是 {1}</translation>
    </message>
    <message>
        <source>numbers can be at most {0}, got {1}</source>
        <translation>数最大为 {0}，而得到的是 {1}</translation>
    </message>
    <message>
        <source>the column {0} has {1} different words, which is the limit</source>
        <translation>列 {0} 已有 {1} 个不同的词，达到上限</translation>
    </message>
    <message>
        <source>the table has no column {0}; it has {1}</source>
        <translation>表格没有列 {0}；它有 {1}</translation>
    </message>
    <message>
        <source>{0} cannot be both the target and an input</source>
        <translation>{0} 不能既是目标又是输入</translation>
    </message>
    <message>
        <source>the chosen columns hold no values</source>
        <translation>所选的列没有值</translation>
    </message>
    <message>
        <source>{0} is larger than {1} MB: save it as CSV</source>
        <translation>{0} 大于 {1} MB：请另存为 CSV</translation>
    </message>
    <message>
        <source>the table has {0} rows and {1} columns: that cannot be used</source>
        <translation>表格有 {0} 行 {1} 列：无法使用</translation>
    </message>
    <message>
        <source>{0}: neither numbers nor a few words, left out</source>
        <translation>{0}：既不是数也不是少量的词，已略去</translation>
    </message>
    <message>
        <source>the table does not name its columns</source>
        <translation>表格没有给出列名</translation>
    </message>
    <message>
        <source>two columns of the table have the same name</source>
        <translation>表格有两列同名</translation>
    </message>
    <message>
        <source>the parts of the table do not fit together</source>
        <translation>表格的各部分不匹配</translation>
    </message>
    <message>
        <source>the table holds numbers above {0}</source>
        <translation>表格含有大于 {0} 的数</translation>
    </message>
    <message>
        <source>the column {0} holds words that it does not list</source>
        <translation>列 {0} 含有未列出的词</translation>
    </message>
    <message>
        <source>a column of the table is not described</source>
        <translation>表格的某一列没有说明</translation>
    </message>
    <message>
        <source>a column of the table has an impossible name</source>
        <translation>表格的某一列名称无效</translation>
    </message>
    <message>
        <source>the column {0} is of an unknown kind</source>
        <translation>列 {0} 的类型未知</translation>
    </message>
    <message>
        <source>the column {0} cannot have {1} different words</source>
        <translation>列 {0} 不能有 {1} 个不同的词</translation>
    </message>
    <message>
        <source>the table&apos;s list of words is not one</source>
        <translation>表格的词表不是列表</translation>
    </message>
    <message>
        <source>the table lists impossible words</source>
        <translation>表格列出了无效的词</translation>
    </message>
    <message>
        <source>the table does not list its words</source>
        <translation>表格没有列出词表</translation>
    </message>
    <message>
        <source>the table&apos;s {0} are not what its columns say</source>
        <translation>表格的 {0} 与各列的说明不符</translation>
    </message>
    <message>
        <source>{0} could not be read: it is not a file</source>
        <translation>{0} 无法读取：它不是文件</translation>
    </message>
    <message>
        <source>perhaps a quotation mark is never closed</source>
        <translation>可能有引号没有闭合</translation>
    </message>
    <message>
        <source>this is not a table</source>
        <translation>这不是表格</translation>
    </message>
    <message>
        <source>line {0} is longer than {1} characters: {2}</source>
        <translation>第 {0} 行超过 {1} 个字符：{2}</translation>
    </message>
    <message>
        <source>only one column: choose another separator</source>
        <translation>只有一列：请选择其他分隔符</translation>
    </message>
    <message>
        <source>{0} columns</source>
        <translation>{0} 列</translation>
    </message>
    <message>
        <source>the table has {0}; 2 to {1} can be used</source>
        <translation>表格有{0}；可用 2 到 {1} 列</translation>
    </message>
    <message>
        <source>the trained weights {0} cannot be read: {1}; install the program again</source>
        <translation>无法读取训练好的权重 {0}：{1}；请重新安装程序</translation>
    </message>
    <message>
        <source>the last value of every window must be 0: the windows are differences from it</source>
        <translation>每个窗口的最后一个值必须是 0：窗口是与它的差</translation>
    </message>
    <message>
        <source>given values must be numbers apart by spaces, got {0}</source>
        <translation>给定的值必须是以空格分隔的数，而得到的是 {0}</translation>
    </message>
    <message>
        <source>{0}: {1} changes the shape of the layer: build a new network and graft it</source>
        <translation>{0}：{1} 会改变层的形状：请新建网络并嫁接</translation>
    </message>
    <message>
        <source>embedding needs a row of symbol numbers, got {0}; put it first</source>
        <translation>嵌入层需要一行符号编号，而得到的是 {0}；请把它放在最前</translation>
    </message>
    <message>
        <source>global average needs a picture or a sequence, got {0}; remove it</source>
        <translation>全局平均需要图片或序列，而得到的是 {0}；请移除它</translation>
    </message>
    <message>
        <source>a recurrent layer needs a sequence (steps, features), got {0}; add a reshape or embedding layer, or let the recurrent layer before it hand on all steps</source>
        <translation>循环层需要序列（步, 特征），而得到的是 {0}；请加一个重塑层或嵌入层，或让前一个循环层输出所有步</translation>
    </message>
    <message>
        <source>reshape needs one to three sizes like 28x28, got {0}</source>
        <translation>重塑需要一到三个尺寸，如 28x28，而得到的是 {0}</translation>
    </message>
    <message>
        <source>reshape to {0} needs {1} numbers, the input {2} has {3}</source>
        <translation>重塑为 {0} 需要 {1} 个数，而输入 {2} 有 {3} 个</translation>
    </message>
    <message>
        <source>a window of {0}x{1} does not fit into a picture of {2}x{3}; use {4} or less, or padding same</source>
        <translation>{0}x{1} 的窗口放不进 {2}x{3} 的图片；请用 {4} 或更小，或使用 same 填充</translation>
    </message>
    <message>
        <source>class labels must be whole numbers 0 to {0}, got {1} values</source>
        <translation>类别标签必须是 0 到 {0} 的整数，而得到的是 {1} 型的值</translation>
    </message>
    <message>
        <source>class labels must be 0 to {0}, got {1} to {2}</source>
        <translation>类别标签必须是 0 到 {0}，而得到的是 {1} 到 {2}</translation>
    </message>
    <message>
        <source>regression targets must be numbers, got {0} values</source>
        <translation>回归的目标值必须是数，而得到的是 {0} 型的值</translation>
    </message>
    <message>
        <source>the targets hold NaN or infinity: remove those samples</source>
        <translation>目标值含有 NaN 或无穷大：请删除这些样本</translation>
    </message>
    <message>
        <source>the data has {0} classes, so the last layer needs {1} units, got {2}</source>
        <translation>数据有 {0} 个类别，因此最后一层需要 {1} 个单元，而现有 {2} 个</translation>
    </message>
    <message>
        <source>categorical cross-entropy needs an output for each class, got 1: add outputs or use binary cross-entropy</source>
        <translation>分类交叉熵需要每个类别一个输出，而现有 1 个：请增加输出或使用二元交叉熵</translation>
    </message>
    <message>
        <source>the saved state lacks {0}</source>
        <translation>保存的状态缺少 {0}</translation>
    </message>
    <message>
        <source>the saved {0} has shape {1}, this network needs {2}</source>
        <translation>保存的 {0} 形状为 {1}，而本网络需要 {2}</translation>
    </message>
    <message>
        <source>the saved order does not name each sample once</source>
        <translation>保存的顺序没有让每个样本恰好出现一次</translation>
    </message>
    <message>
        <source>the saved {0} must be a whole number of 0 to {1}, got {2}</source>
        <translation>保存的 {0} 必须是 0 到 {1} 的整数，而得到的是 {2}</translation>
    </message>
    <message>
        <source>the learning rate must be above 0, got {0}</source>
        <translation>学习率必须大于 0，而输入为 {0}</translation>
    </message>
    <message>
        <source>the batch size must be 1 to {0} (the training samples) or 0 for all, got {1}</source>
        <translation>批大小必须是 1 到 {0}（训练样本数），或 0 表示全部，而输入为 {1}</translation>
    </message>
    <message>
        <source>L1 and L2 must be 0 or more, got {0} and {1}</source>
        <translation>L1 和 L2 必须是 0 或更大，而输入为 {0} 和 {1}</translation>
    </message>
    <message>
        <source>{0} shapes the networks: build new ones</source>
        <translation>{0} 决定网络的形状：请新建网络</translation>
    </message>
    <message>
        <source>the generator must take {0} noise inputs, got {1}</source>
        <translation>生成器必须接收 {0} 个噪声输入，而现有 {1} 个</translation>
    </message>
    <message>
        <source>the generator must make samples of shape {0} like the data, got {1}</source>
        <translation>生成器必须生成与数据相同形状 {0} 的样本，而现为 {1}</translation>
    </message>
    <message>
        <source>the discriminator must end in one output, got {0}</source>
        <translation>判别器必须以一个输出结束，而现为 {0}</translation>
    </message>
    <message>
        <source>the log loss needs a discriminator that ends in a sigmoid, got {0}; change its last activation or use least squares</source>
        <translation>对数损失需要以 sigmoid 结束的判别器，而现为 {0}；请更改其最后的激活函数或使用最小二乘</translation>
    </message>
    <message>
        <source>there are no training samples</source>
        <translation>没有训练样本</translation>
    </message>
    <message>
        <source>the training samples hold NaN or infinity: remove or fill them first</source>
        <translation>训练样本含有 NaN 或无穷大：请先删除或填补</translation>
    </message>
    <message>
        <source>the {0} samples must have the shape {1}, got {2}</source>
        <translation>{0}样本的形状必须是 {1}，而得到的是 {2}</translation>
    </message>
    <message>
        <source>the {0} targets must have the shape {1}, got {2}: the last layer must have one unit for each target</source>
        <translation>{0}目标的形状必须是 {1}，而得到的是 {2}：最后一层必须每个目标有一个单元</translation>
    </message>
    <message>
        <source>there are no {0} samples</source>
        <translation>没有{0}样本</translation>
    </message>
    <message>
        <source>the {0} {1} must be numbers, got {2} values</source>
        <translation>{0} {1} 必须是数，而得到的是 {2} 型的值</translation>
    </message>
    <message>
        <source>the {0} {1} hold NaN or infinity: remove or fill them first</source>
        <translation>{0} {1} 含有 NaN 或无穷大：请先删除或填补</translation>
    </message>
    <message>
        <source>unknown activation {0}; known: {1}</source>
        <translation>未知激活函数 {0}；已知：{1}</translation>
    </message>
    <message>
        <source>the encoder must end in an even number of outputs (means and log variances), got {0}</source>
        <translation>编码器必须以偶数个输出结束（均值和对数方差），而现有 {0} 个</translation>
    </message>
    <message>
        <source>the encoder must end in a linear layer, got {0}</source>
        <translation>编码器必须以线性层结束，而现为 {0}</translation>
    </message>
    <message>
        <source>the decoder must make samples of shape {0}, flat or not, got {1}</source>
        <translation>解码器必须生成形状为 {0} 的样本（可展平），而现为 {1}</translation>
    </message>
    <message>
        <source>cross-entropy needs a decoder that ends in a sigmoid, got {0}; change its last activation or use squared</source>
        <translation>交叉熵需要以 sigmoid 结束的解码器，而现为 {0}；请更改其最后的激活函数或使用平方误差</translation>
    </message>
    <message>
        <source>the decoder must take {0} inputs (half of the encoder&apos;s), got {1}</source>
        <translation>解码器必须接收 {0} 个输入（编码器输出的一半），而现有 {1} 个</translation>
    </message>
    <message>
        <source>{0} training takes the networks {1}; got {2}</source>
        <translation>{0} 训练需要网络 {1}；而现有 {2}</translation>
    </message>
    <message>
        <source>{0}: softmax belongs to the last layer only</source>
        <translation>{0}: softmax 只能用于最后一层</translation>
    </message>
    <message>
        <source>an embedding layer takes text, but the data holds numbers; remove it</source>
        <translation>嵌入层接收文本，而数据是数；请移除它</translation>
    </message>
    <message>
        <source>the text has {0} symbols, so the vocabulary must be at least {1}</source>
        <translation>文本有 {0} 个符号，因此词表大小至少为 {1}</translation>
    </message>
    <message>
        <source>the text is longer than {0} characters: this is not an experiment</source>
        <translation>文本超过 {0} 个字符：这不是实验</translation>
    </message>
    <message>
        <source>the text is nested too deeply: this is not an experiment</source>
        <translation>文本嵌套过深：这不是实验</translation>
    </message>
    <message>
        <source>the text is not valid JSON: {0}</source>
        <translation>文本不是有效的 JSON：{0}</translation>
    </message>
    <message>
        <source>this is not an NNViz experiment: its format must be {0}</source>
        <translation>这不是 NNViz 实验：其格式必须是 {0}</translation>
    </message>
    <message>
        <source>version {0} of the format is unknown; this program reads version {1}</source>
        <translation>格式版本 {0} 未知；本程序读取版本 {1}</translation>
    </message>
    <message>
        <source>networks: at least one is expected, got none</source>
        <translation>networks：至少需要一个，而现在没有</translation>
    </message>
    <message>
        <source>{0}: at most {1} items are expected, got {2}</source>
        <translation>{0}：最多 {1} 项，而得到 {2} 项</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>{0}: at most {1} settings are expected, got {2}</source>
        <translation>{0}：最多 {1} 个设置，而得到 {2} 个</translation>
    </message>
    <message>
        <source>a number, a text, true or false</source>
        <translation>数、文本、true 或 false</translation>
    </message>
    <message>
        <source>{0}: at most {1} characters are expected, got {2}</source>
        <translation>{0}：最多 {1} 个字符，而得到 {2} 个</translation>
    </message>
    <message>
        <source>a text of 1 to {0} printable characters</source>
        <translation>1 到 {0} 个可打印字符的文本</translation>
    </message>
    <message>
        <source>{0}: the number is too large</source>
        <translation>{0}：数太大</translation>
    </message>
    <message>
        <source>a key stands twice in the same object</source>
        <translation>同一对象中有重复的键</translation>
    </message>
    <message>
        <source>{0} is not a number that an experiment can use</source>
        <translation>{0} 不是实验可用的数</translation>
    </message>
    <message>
        <source>{0}: {1} is expected, got {2}</source>
        <translation>{0}：应为{1}，而得到的是 {2}</translation>
    </message>
    <message>
        <source>{0} is missing</source>
        <translation>缺少 {0}</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>（在 {0} 中）</translation>
    </message>
    <message>
        <source>unknown keys{0}: {1}</source>
        <translation>未知的键{0}：{1}</translation>
    </message>
    <message>
        <source>a preset must have exactly label, help, order and experiment</source>
        <translation>预设必须恰好包含 label、help、order 和 experiment</translation>
    </message>
    <message>
        <source>unknown setting {0}; known: {1}</source>
        <translation>未知设置 {0}；已知：{1}</translation>
    </message>
    <message>
        <source>unknown {0} {1}; known: {2}</source>
        <translation>未知的{0} {1}；已知：{2}</translation>
    </message>
    <message>
        <source>two layers have the id {0}; each needs its own</source>
        <translation>两个层的标识都是 {0}；每层需要各自的标识</translation>
    </message>
    <message>
        <source>{0} is larger than {1} MB: no NNViz experiment is.</source>
        <translation>{0} 大于 {1} MB：NNViz 实验不会这么大。</translation>
    </message>
    <message>
        <source>{0} would be larger than {1} MB and was not written.</source>
        <translation>{0} 会大于 {1} MB，因此没有写入。</translation>
    </message>
    <message>
        <source>it is too short</source>
        <translation>文件太短</translation>
    </message>
    <message>
        <source>its end is missing</source>
        <translation>缺少文件尾</translation>
    </message>
    <message>
        <source>it is of a kind for giant files</source>
        <translation>属于超大文件的格式</translation>
    </message>
    <message>
        <source>it has too many parts</source>
        <translation>部分过多</translation>
    </message>
    <message>
        <source>a part stands in it twice</source>
        <translation>有一部分出现了两次</translation>
    </message>
    <message>
        <source>unpacked it is larger than {0} MB</source>
        <translation>解压后大于 {0} MB</translation>
    </message>
    <message>
        <source>it is packed in an unknown way</source>
        <translation>压缩方式未知</translation>
    </message>
    <message>
        <source>{0} is damaged or not an NNViz experiment ({1}). Open another copy of it; nothing was changed.</source>
        <translation>{0} 已损坏或不是 NNViz 实验（{1}）。请打开它的其他副本；没有任何改动。</translation>
    </message>
    <message>
        <source>The array {0} has the type {1}, which experiment files do not hold.</source>
        <translation>数组 {0} 的类型为 {1}，实验文件不支持。</translation>
    </message>
    <message>
        <source>The array {0} is not in the NumPy format.</source>
        <translation>数组 {0} 不是 NumPy 格式。</translation>
    </message>
    <message>
        <source>The array {0} has a header that NNViz does not read.</source>
        <translation>数组 {0} 的文件头 NNViz 无法读取。</translation>
    </message>
    <message>
        <source>The array {0} has a type that experiment files do not hold.</source>
        <translation>数组 {0} 的类型实验文件不支持。</translation>
    </message>
    <message>
        <source>The array {0} has another size than its shape {1} says.</source>
        <translation>数组 {0} 的大小与其形状 {1} 不符。</translation>
    </message>
    <message>
        <source>The array {0} has an impossible shape.</source>
        <translation>数组 {0} 的形状无效。</translation>
    </message>
    <message>
        <source>The array {0} holds numbers that are not finite. Go back to the last good state, then save again.</source>
        <translation>数组 {0} 含有非有限的数。请回到上一个正常状态，然后重新保存。</translation>
    </message>
    <message>
        <source>The array {0} holds values that are neither true nor false.</source>
        <translation>数组 {0} 含有既非真也非假的值。</translation>
    </message>
    <message>
        <source>run.json does not hold facts and arrays</source>
        <translation>run.json 没有包含 facts 和 arrays</translation>
    </message>
    <message>
        <source>own.json does not hold facts and arrays</source>
        <translation>own.json 没有包含 facts 和 arrays</translation>
    </message>
    <message>
        <source>its own data is not the data of the experiment</source>
        <translation>其自带数据不是该实验的数据</translation>
    </message>
    <message>
        <source>an array is named in an impossible way</source>
        <translation>某个数组的名称无效</translation>
    </message>
    <message>
        <source>the array {0} is missing</source>
        <translation>缺少数组 {0}</translation>
    </message>
    <message>
        <source>manifest.json names an impossible origin</source>
        <translation>manifest.json 中的来源无效</translation>
    </message>
    <message>
        <source>a part {0} does not belong to an experiment</source>
        <translation>部分 {0} 不属于实验</translation>
    </message>
    <message>
        <source>{0} is larger than {1} bytes</source>
        <translation>{0} 大于 {1} 字节</translation>
    </message>
    <message>
        <source>{0} does not hold an object</source>
        <translation>{0} 没有包含对象</translation>
    </message>
    <message>
        <source>{0} is already finished.</source>
        <translation>{0} 已经完成。</translation>
    </message>
    <message>
        <source>{0} does not hold 1 to {1} kept runs</source>
        <translation>{0} 没有包含 1 到 {1} 次保留的训练</translation>
    </message>
    <message>
        <source>{0} does not hold kept runs</source>
        <translation>{0} 没有包含保留的训练</translation>
    </message>
    <message>
        <source>a kept run has an impossible name</source>
        <translation>某次保留的训练名称无效</translation>
    </message>
    <message>
        <source>the kept run {0} names its curves in an impossible way</source>
        <translation>保留的训练 {0} 的曲线名称无效</translation>
    </message>
    <message>
        <source>the kept run {0} has a picture of an unknown kind</source>
        <translation>保留的训练 {0} 的图像类型未知</translation>
    </message>
    <message>
        <source>the kept run {0} cannot be understood: {1}</source>
        <translation>无法理解保留的训练 {0}：{1}</translation>
    </message>
    <message>
        <source>kept {0}</source>
        <translation>保留的 {0}</translation>
    </message>
    <message>
        <source>an array of the kept run {0} is missing</source>
        <translation>保留的训练 {0} 缺少一个数组</translation>
    </message>
    <message>
        <source>the kept run {0} has arrays of impossible shapes</source>
        <translation>保留的训练 {0} 的数组形状无效</translation>
    </message>
    <message>
        <source>the kept run {0} has epochs out of order</source>
        <translation>保留的训练 {0} 的轮次顺序混乱</translation>
    </message>
    <message>
        <source>a kept run has impossible scores</source>
        <translation>某次保留的训练得分无效</translation>
    </message>
    <message>
        <source>a kept run has an impossible number for {0}</source>
        <translation>某次保留的训练中 {0} 的数值无效</translation>
    </message>
    <message>
        <source>{0} could not be removed: {1}.</source>
        <translation>无法删除 {0}：{1}。</translation>
    </message>
    <message>
        <source>an object is expected</source>
        <translation>应为对象</translation>
    </message>
    <message>
        <source>{0} is not there or is not a file.</source>
        <translation>{0} 不存在或不是文件。</translation>
    </message>
    <message>
        <source>{0} is larger than {1} bytes and was not read.</source>
        <translation>{0} 大于 {1} 字节，未读取。</translation>
    </message>
    <message>
        <source>{0} is not a UTF-8 text.</source>
        <translation>{0} 不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>the saved curves have impossible buckets</source>
        <translation>保存的曲线分段无效</translation>
    </message>
    <message>
        <source>the saved curves do not fit the experiment</source>
        <translation>保存的曲线与实验不符</translation>
    </message>
    <message>
        <source>the saved curves have steps out of order</source>
        <translation>保存的曲线步数顺序混乱</translation>
    </message>
    <message>
        <source>{0} trains two networks, got {1}</source>
        <translation>{0} 训练两个网络，而得到 {1} 个</translation>
    </message>
    <message>
        <source>the saved run is damaged: {0}</source>
        <translation>保存的训练已损坏：{0}</translation>
    </message>
    <message>
        <source>the saved run has impossible curve points</source>
        <translation>保存的训练曲线点无效</translation>
    </message>
    <message>
        <source>the saved run has no proper best loss</source>
        <translation>保存的训练没有有效的最佳损失</translation>
    </message>
    <message>
        <source>only networks that learn classes from examples can be taught a picture</source>
        <translation>只有从样例学习类别的网络才能教它识别图片</translation>
    </message>
    <message>
        <source>pictures to teach must have the shape {0} and a label each</source>
        <translation>要教的图片形状必须是 {0}，且每张都有标签</translation>
    </message>
    <message>
        <source>labels must be 0 to {0}, got {1} to {2}</source>
        <translation>标签必须是 0 到 {0}，而得到的是 {1} 到 {2}</translation>
    </message>
    <message>
        <source>The experiment could not be opened: {0}. Nothing was changed.</source>
        <translation>无法打开实验：{0}。没有任何改动。</translation>
    </message>
    <message>
        <source>{0} holds an experiment that cannot be built: {1}.</source>
        <translation>{0} 中的实验无法构建：{1}。</translation>
    </message>
    <message>
        <source>{0} is open in another window: save it under another name.</source>
        <translation>{0} 已在另一个窗口中打开：请以其他名称保存。</translation>
    </message>
    <message>
        <source>{0} is open in another window. Save under another name.</source>
        <translation>{0} 已在另一个窗口中打开。请以其他名称保存。</translation>
    </message>
    <message>
        <source>{0} is damaged, cut off, or not an ONNX file. Export it again.</source>
        <translation>{0} 已损坏、不完整，或者不是 ONNX 文件。请重新导出。</translation>
    </message>
    <message>
        <source>{0} keeps its weights in another file; export it as one file.</source>
        <translation>{0} 的权重存放在另一个文件里；请导出为单个文件。</translation>
    </message>
    <message>
        <source>These operators cannot be imported: {0}. Supported are: {1}.</source>
        <translation>这些运算无法导入：{0}。支持的有：{1}。</translation>
    </message>
    <message>
        <source>The network branches at {0}; only layers in a row can be imported.</source>
        <translation>网络在 {0} 处分支；只能导入逐层相连的网络。</translation>
    </message>
    <message>
        <source>ONNX files need the package onnx; install it with: {0}</source>
        <translation>ONNX 文件需要 onnx 软件包；安装命令：{0}</translation>
    </message>
    <message>
        <source>The scores that the last layer gives are made probabilities by a softmax here.</source>
        <translation>最后一层给出的分数在这里由 softmax 变为概率。</translation>
    </message>
    <message>
        <source>GELU is computed in its tanh form here: up to 0.0005 from the exact one.</source>
        <translation>这里的 GELU 采用 tanh 形式，与精确值相差最多 0.0005。</translation>
    </message>
    <message>
        <source>A scikit-learn estimator answers for samples; this network makes them. Choose another target.</source>
        <translation>scikit-learn 估计器对样本作答，而这个网络是生成样本的。请选择别的目标。</translation>
    </message>
    <message>
        <source>A scikit-learn classifier needs probabilities: give the last layer sigmoid or softmax, got {0}.</source>
        <translation>scikit-learn 分类器需要概率：请让最后一层使用 sigmoid 或 softmax，而现为 {0}。</translation>
    </message>
    <message>
        <source>A scikit-learn regressor has one output, this network has {0}.</source>
        <translation>scikit-learn 回归器有一个输出，而本网络有 {0} 个。</translation>
    </message>
    <message>
        <source>The data set {0} does not fit this network; {1} do.</source>
        <translation>数据集 {0} 不适合本网络；适合的有 {1}。</translation>
    </message>
    <message>
        <source>The experiment cannot be built: {0}.</source>
        <translation>无法构建实验：{0}。</translation>
    </message>
    <message>
        <source>There is no data set {0}.</source>
        <translation>没有数据集 {0}。</translation>
    </message>
    <message>
        <source>{0} cannot be built here: {1}.</source>
        <translation>无法在此构建 {0}：{1}。</translation>
    </message>
    <message>
        <source>A sample has the shape {0}; at most {1} numbers can be worked on.</source>
        <translation>一个样本的形状为 {0}；最多可处理 {1} 个数。</translation>
    </message>
    <message>
        <source>{0} mixes samples of the batch, which cannot be imported.</source>
        <translation>{0} 混合了批中的样本，无法导入。</translation>
    </message>
    <message>
        <source>A row is laid out as a channels-first picture without a dense layer that made it.</source>
        <translation>一行数被排成通道在前的图片，却没有生成它的全连接层。</translation>
    </message>
    <message>
        <source>{0} computes with large constants, which cannot be imported.</source>
        <translation>{0} 使用很大的常量计算，无法导入。</translation>
    </message>
    <message>
        <source>{0} on constants does not fit: {1}.</source>
        <translation>对常量的 {0} 不匹配：{1}。</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>不是数</translation>
    </message>
    <message>
        <source>only zeros may be spread over the batch</source>
        <translation>只有零可以扩展到整个批</translation>
    </message>
    <message>
        <source>{0} is larger than {1} MB.</source>
        <translation>{0} 大于 {1} MB。</translation>
    </message>
    <message>
        <source>{0} describes more than any network that can be built here.</source>
        <translation>{0} 描述的内容超出此处可构建的任何网络。</translation>
    </message>
    <message>
        <source>too many fields</source>
        <translation>字段过多</translation>
    </message>
    <message>
        <source>a field is longer than its message</source>
        <translation>字段比其消息还长</translation>
    </message>
    <message>
        <source>unknown kind of field</source>
        <translation>未知的字段类型</translation>
    </message>
    <message>
        <source>a number is too long</source>
        <translation>数过长</translation>
    </message>
    <message>
        <source>The network has {0} layers; at most {1} can be built.</source>
        <translation>网络有 {0} 层；最多可构建 {1} 层。</translation>
    </message>
    <message>
        <source>The network has {0} weights; at most {1} can be built.</source>
        <translation>网络有 {0} 个权重；最多可构建 {1} 个。</translation>
    </message>
    <message>
        <source>The network cannot be built: {0}.</source>
        <translation>无法构建网络：{0}。</translation>
    </message>
    <message>
        <source>The weights of {0} do not fit: {1} was expected, got {2}.</source>
        <translation>{0} 的权重不匹配：应为 {1}，而得到的是 {2}。</translation>
    </message>
    <message>
        <source>Clip cuts values off, which cannot be imported.</source>
        <translation>Clip 会截断数值，无法导入。</translation>
    </message>
    <message>
        <source>{0} uses operators of {1}; only those of ONNX itself can be imported.</source>
        <translation>{0} 使用了 {1} 的算子；只能导入 ONNX 自身的算子。</translation>
    </message>
    <message>
        <source>{0} is of an ONNX version older than opset {1}. Export it again.</source>
        <translation>{0} 的 ONNX 版本早于 opset {1}。请重新导出。</translation>
    </message>
    <message>
        <source>{0} holds sparse weights, which cannot be imported.</source>
        <translation>{0} 含有稀疏权重，无法导入。</translation>
    </message>
    <message>
        <source>{0} has {1} inputs; a network with one input can be imported.</source>
        <translation>{0} 有 {1} 个输入；只能导入有一个输入的网络。</translation>
    </message>
    <message>
        <source>{0} takes something else than rows, sequences or pictures of numbers.</source>
        <translation>{0} 的输入不是由数组成的行、序列或图片。</translation>
    </message>
    <message>
        <source>{0}: the numbers of {1} are of a type that cannot be imported.</source>
        <translation>{0}：{1} 的数属于无法导入的类型。</translation>
    </message>
    <message>
        <source>{0}: {1} has another size than its shape says.</source>
        <translation>{0}：{1} 的大小与其形状不符。</translation>
    </message>
    <message>
        <source>{0}: {1} has an impossible shape.</source>
        <translation>{0}：{1} 的形状无效。</translation>
    </message>
    <message>
        <source>{0}: {1} holds numbers that are not finite.</source>
        <translation>{0}：{1} 含有非有限的数。</translation>
    </message>
    <message>
        <source>{0} {1}, which cannot be imported.</source>
        <translation>{0} {1}，无法导入。</translation>
    </message>
    <message>
        <source>{0} takes something that is computed where fixed numbers are expected.</source>
        <translation>{0} 在应为固定数的地方使用了计算所得的值。</translation>
    </message>
    <message>
        <source>The network does not lead from its input to its output.</source>
        <translation>网络没有从输入通到输出。</translation>
    </message>
    <message>
        <source>The file holds no layer.</source>
        <translation>文件中没有层。</translation>
    </message>
    <message>
        <source>Pictures come out channels last here.</source>
        <translation>此处图片以通道在后输出。</translation>
    </message>
    <message>
        <source>{0} does not fit what it gets: {1}.</source>
        <translation>{0} 与其输入不匹配：{1}。</translation>
    </message>
    <message>
        <source>The input&apos;s size is left open; export the network for inputs of a fixed size.</source>
        <translation>输入的大小未定；请为固定大小的输入导出网络。</translation>
    </message>
    <message>
        <source>{0} films need {1}, which is not there: {2}.</source>
        <translation>{0} 影片需要 {1}，目前没有安装：{2}。</translation>
    </message>
    <message>
        <source>{0} films need {1}, which this package leaves out. In Python: {2}.</source>
        <translation>{0} 影片需要 {1}，此安装包不含它。在 Python 中：{2}。</translation>
    </message>
    <message>
        <source>{0} could not be made: {1}</source>
        <translation>无法制作 {0}：{1}</translation>
    </message>
    <message>
        <source>the download broke off after {0} of {1} pictures; try again</source>
        <translation>下载在 {1} 张图片中的第 {0} 张处中断，请重试</translation>
    </message>
    <message>
        <source>OpenML gave other data than MNIST&apos;s 70,000 pictures of 784 pixels; nothing was kept</source>
        <translation>OpenML 给出的数据不是 MNIST 的 70,000 张 784 像素的图片，未保留任何内容</translation>
    </message>
    <message>
        <source>OpenML answered with something that is no description of a data set</source>
        <translation>OpenML 的回应不是数据集的描述</translation>
    </message>
    <message>
        <source>OpenML cannot be reached ({0}); check the connection, or give a data folder with MNIST&apos;s four IDX files</source>
        <translation>无法连接 OpenML（{0}）；请检查网络连接，或提供包含 MNIST 四个 IDX 文件的数据文件夹</translation>
    </message>
    <message>
        <source>OpenML gave a line that is no row of MNIST; nothing was kept</source>
        <translation>OpenML 给出的一行不是 MNIST 的数据，未保留任何内容</translation>
    </message>
    <message>
        <source>the pictures cannot be written to {0}: {1}</source>
        <translation>无法将图片写入 {0}：{1}</translation>
    </message>
</context>
</TS>
