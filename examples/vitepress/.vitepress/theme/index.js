import DefaultTheme from "vitepress/theme";
import "minibatch/element";

export default DefaultTheme;
